/** One thing that a learner did, as the log keeps it: what it holds, how it is made, how a bad row is told. */

/** DOM event of the elements → kind in the log. */
export const KINDS = Object.freeze({
  "quiz-answered": "answer",
  "quiz-draft": "draft",
  "quiz-cleared": "clear",
  "check-drawn": "draw",
  "check-flagged": "flag",
  "check-submitted": "submit",
  "card-rated": "review",
  "task-answered": "task",
  "note-written": "note",
  "page-read": "read",
  "goal-set": "goal",
});

/** @typedef {typeof KINDS[keyof typeof KINDS]} Kind */

/**
 * What an element tells with an event, beside the item: stored under the same names.
 * @typedef {object} Told
 * @property {unknown} [response] its shape is the question's own affair
 * @property {number | null} [credit] in [0, 1]; null where nothing is graded
 * @property {boolean} [right] before the cost of hints
 * @property {boolean} [shown] the answer had been on the page
 * @property {"sure" | "unsure" | "guess"} [confidence]
 * @property {string[]} [hints] ids of those opened
 * @property {string} [draw] id of the draw of a check that this belongs to
 * @property {number | string} [seed]
 * @property {string} [mode] practice or exam
 * @property {string[]} [items] full ids, in the order drawn
 * @property {boolean} [flagged]
 * @property {1 | 2 | 3 | 4} [rating] of a card: again, hard, good, easy
 */

/**
 * @typedef {object} Stamp
 * @property {string} id 128 random bits, in hex
 * @property {number} t milliseconds since 1970, UTC
 * @property {number} tz minutes east of UTC, where and when it was made
 * @property {Kind} kind
 * @property {string} item full id of the question or check
 * @property {number} rev revision of the question; 0 where the event names none
 * @property {string} course content hash of the build; empty where it could not be read
 */

/** @typedef {Stamp & Told} StoredEvent */
/** @typedef {Told & {item: string, revision?: number}} Detail */

/** @type {(keyof Told)[]} */
const TOLD = [
  "response", "credit", "right", "shown", "confidence", "hints", "draw", "seed", "mode", "items", "flagged", "rating",
];

/**
 * The event without the build's hash, which is known later. Takes a copy: the element may change its answer.
 * @param {Kind} kind
 * @param {Detail} detail
 * @param {number} t milliseconds since 1970
 * @returns {StoredEvent}
 * @throws {TypeError} where the element leaves out what a later replay needs: a fault of ours
 */
export function makeEvent(kind, detail, t) {
  const told = TOLD.filter((name) => detail[name] !== undefined).map((name) => [name, detail[name]]);
  const event = {
    id: randomId(),
    t,
    tz: 0 - new Date(t).getTimezoneOffset(), // not a unary minus: no -0 in Greenwich
    kind,
    item: detail.item,
    rev: detail.revision ?? 0,
    ...structuredClone(Object.fromEntries(told)),
    course: "",
  };
  if (!isEvent(event)) throw new TypeError(`${kind} of "${detail.item}" does not tell all that it must`);
  return event;
}

/** Not randomUUID: it is missing on pages served by plain http. */
function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What each kind cannot do without. @type {Record<Kind, (row: Partial<StoredEvent>) => boolean>} */
const NEEDS = {
  answer: (row) => row.response !== undefined && isCredit(row.credit),
  draft: (row) => row.response !== undefined,
  clear: () => true,
  draw: (row) => isText(row.draw) && row.seed !== undefined && isText(row.mode) && isTexts(row.items),
  flag: (row) => isText(row.draw) && typeof row.flagged === "boolean",
  submit: (row) => isText(row.draw),
  review: (row) => [1, 2, 3, 4].includes(row.rating ?? 0),
  task: (row) => row.response !== undefined,
  note: (row) => typeof row.response === "string",
  read: () => true,
  goal: (row) => typeof row.response === "object" && row.response !== null,
};

/** The last moment that a date can hold; milliseconds. A later one cannot be shown. */
const LAST = 8.64e15;

/**
 * Whether a row can be kept and handed on: it may be of a kind that only a newer build knows.
 * @param {unknown} row
 * @returns {row is StoredEvent}
 */
export function isRow(row) {
  if (typeof row !== "object" || row === null) return false;
  const { id, item, kind, t } = /** @type {Partial<StoredEvent>} */ (row);
  return isText(id) && isText(item) && isText(kind) && Math.abs(t ?? NaN) <= LAST && typeof t === "number";
}

/**
 * Whether a row can be replayed. Others are passed over and left where they are: they may be of a newer build.
 * @param {unknown} row
 * @returns {row is StoredEvent}
 */
export function isEvent(row) {
  return isRow(row) && Number.isFinite(row.rev)
    && Object.hasOwn(NEEDS, row.kind) && NEEDS[row.kind](row)
    && (row.draw === undefined || isText(row.draw))
    && (row.hints === undefined || isTexts(row.hints));
}

/** @param {unknown} value @returns {value is string} */
const isText = (value) => typeof value === "string" && value !== "";

/** @param {unknown} value */
const isTexts = (value) => Array.isArray(value) && value.every(isText);

/** @param {unknown} value */
const isCredit = (value) => value === null || (typeof value === "number" && value >= 0 && value <= 1);
