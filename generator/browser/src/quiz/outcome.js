/** What the answers to a check come to. Pure. */

/** @typedef {import("./told.js").Result} Result */
/** @typedef {Result & {objective: string}} Asked */

/**
 * @typedef {object} Outcome
 * @property {number} all questions that are graded
 * @property {number} right
 * @property {number} partly
 * @property {number} earned with partial credit
 * @property {number} open not checked
 * @property {number} blank handed in without an answer
 * @property {string[]} missed items, in order
 * @property {[string, string[]][]} ideas misconception → items that point to it
 * @property {[string, string[]][]} objectives of what was missed → items
 */

/**
 * What is only compared, never graded, counts neither way.
 * @param {Asked[]} results in the order asked
 * @returns {Outcome}
 */
export function sumUp(results) {
  const graded = results.filter(({ checked, credit }) => !checked || credit !== null);
  const judged = graded.filter(({ checked }) => checked);
  const missed = judged.filter(({ right }) => !right);
  return {
    all: graded.length,
    right: judged.length - missed.length,
    partly: missed.filter(({ credit }) => credit).length,
    earned: judged.reduce((sum, { credit }) => sum + (credit ?? 0), 0),
    open: graded.length - judged.length,
    blank: judged.filter(({ answered }) => !answered).length,
    missed: missed.map(({ item }) => item),
    ideas: group(missed.flatMap(({ item, misconceptions }) => misconceptions.map((id) => [id, item]))),
    objectives: group(missed.map(({ item, objective }) => [objective, item])),
  };
}

/**
 * @param {string[][]} pairs key and item
 * @returns {[string, string[]][]}
 */
function group(pairs) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const [key = "", item = ""] of pairs) found.set(key, [...(found.get(key) ?? []), item]);
  return [...found];
}
