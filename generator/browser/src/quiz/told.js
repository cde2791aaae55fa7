/** What a question tells and is told: the words between it, a check and whatever keeps answers. Types only. */

/** @typedef {import("./panel.js").Confidence} Confidence */

/**
 * What a `quiz-answered` event carries; `right` leaves the cost of hints out, `shown` says whether the
 * answer had been on the page. `quiz-draft` and `quiz-cleared` carry what of it they know.
 * @typedef {object} Answered
 * @property {string} item `<course>/<id>`
 * @property {number} revision
 * @property {unknown} response by the id of the part where there are several
 * @property {number | null} credit null where nothing is graded
 * @property {boolean} right
 * @property {boolean} shown
 * @property {Confidence} [confidence]
 * @property {string[]} [hints] ids of those that were open
 * @property {string} [draw] id of the check's draw that asked
 */

/**
 * An answer from the log, to be put back.
 * @typedef {object} Kept
 * @property {unknown} response
 * @property {boolean} checked or only typed
 * @property {number} rev revision of the question that was answered
 * @property {Confidence} [confidence]
 * @property {string[]} [hints]
 */

/**
 * How a question stands, for a check's report.
 * @typedef {object} Result
 * @property {string} item
 * @property {boolean} answered
 * @property {boolean} checked
 * @property {number | null} credit
 * @property {boolean} right
 * @property {string[]} misconceptions named by what was wrongly chosen
 * @property {Confidence} [confidence]
 */

export {};
