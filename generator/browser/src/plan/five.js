/** Five questions for the way in: by lot, others each day, those first that are not right yet. Pure. */

/** @typedef {Pick<import("../store/replay.js").Answered, "item" | "credit" | "right">} Answered */

const FIVE = 5;

/**
 * @param {string[][]} questions of each the id and those it had before
 * @param {Answered[]} answers of the days before, oldest first: what is answered today must not change today's five
 * @param {number} today the seed
 * @returns {Set<string>} ids
 */
export function fiveOfToday(questions, answers, today) {
  const right = new Map(answers.map((answer) => [answer.item, isRight(answer)]));
  const lots = questions.map((names) => ({
    id: names[0] ?? "",
    rank: lot(`${names[0]} ${today}`) + Number(names.some((name) => right.get(name))),
  }));
  lots.sort((a, b) => a.rank - b.rank);
  return new Set(lots.slice(0, FIVE).map(({ id }) => id));
}

/** A reflection has no credit: once written, it is done. @param {Answered} answer */
const isRight = ({ credit, right }) => right === true || credit === 1 || credit === null;

/** FNV-1a with a last mix, so that alike texts lie far apart. @param {string} text @returns {number} in [0, 1) */
function lot(text) {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}
