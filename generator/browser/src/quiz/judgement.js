/** How well learners know what they know: their confidence held against what was right. Pure. */

/** @typedef {import("./panel.js").Confidence} Confidence */
/** @typedef {{item: string, t: number, right?: unknown, credit: number | null, shown?: unknown, confidence?: unknown}} Answer */
/** @typedef {{level: Confidence, right: number, all: number}} Level */

/** @type {readonly Confidence[]} */
const LEVELS = ["sure", "unsure", "guess"];

/**
 * The first answer to a question on a day counts: after it the learner has read what was right, and being sure is
 * no feat. It counts only with a confidence, where the answer was not on the page, and where there is something
 * to grade.
 * @param {Iterable<Answer>} answers
 * @param {(item: string) => boolean} belongs
 * @returns {(Answer & {confidence: Confidence})[]} oldest first
 */
export function judgements(answers, belongs) {
  const first = new Map();
  for (const answer of [...answers].sort((a, b) => a.t - b.t)) {
    const day = `${answer.item} ${new Date(answer.t).toDateString()}`;
    if (belongs(answer.item) && !first.has(day)) first.set(day, answer);
  }
  return [...first.values()].filter(
    ({ confidence, shown, credit }) => LEVELS.includes(confidence) && shown !== true && credit !== null,
  );
}

/** @param {ReturnType<typeof judgements>} judged @returns {Level[]} those that were used, the surest first */
export function levels(judged) {
  return LEVELS.map((level) => {
    const own = judged.filter(({ confidence }) => confidence === level);
    return { level, right: own.filter(({ right }) => right === true).length, all: own.length };
  }).filter(({ all }) => all > 0);
}

/** @param {ReturnType<typeof judgements>} judged @returns {string[]} items that were sure and wrong when last judged */
export function sureAndWrong(judged) {
  const last = new Map(judged.map((answer) => [answer.item, answer]));
  return [...last.values()].filter(({ confidence, right }) => confidence === "sure" && right !== true).map(({ item }) => item);
}
