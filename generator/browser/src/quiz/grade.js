/**
 * Grades a response to a part. Pure; the rules stand at the head of tests/grading.json, and whatever
 * else grades must agree with that table. Credit is in [0, 1]; right means 1.
 */
import { distance, normalise, slips } from "./spelling.js";

/** @typedef {{act: "pick", keys: string[], many: boolean, mix?: boolean}} PickPart */
/** @typedef {{act: "pair", key: Record<string, string>, mix?: boolean}} PairPart */
/** @typedef {{act: "arrange", before: [string, string][]}} ArrangePart */
/** @typedef {{id: string, match: string[], credit: number}} Near */
/** @typedef {{act: "enter", accept: string[], near: Near[]}} EnterPart */
/** @typedef {PickPart | PairPart | ArrangePart | EnterPart} Part */
/** @typedef {string[] | Record<string, string> | string} Answer ids; id → id; text */

/**
 * @typedef {object} Verdict
 * @property {number} credit
 * @property {Record<string, boolean>} right for each thing that was answered
 * @property {[string, string]} [broken] Arrange: the first pair in the wrong order
 * @property {string} [took] Enter: what a typo was taken for
 * @property {string} [near] Enter: the id of the near miss
 */

/**
 * Grades any part. A response that does not fit its act earns nothing.
 * @param {Part} part
 * @param {Answer} response
 * @returns {Verdict}
 */
export function grade(part, response) {
  switch (part.act) {
    case "pick":
      return gradePick(part, Array.isArray(response) ? response : []);
    case "pair":
      return gradePair(part, isRecord(response) ? response : {});
    case "arrange":
      return gradeArrange(part, Array.isArray(response) ? response : []);
    case "enter":
      return gradeEnter(part, typeof response === "string" ? response : "");
  }
}

/**
 * @param {Answer} response perhaps from an older log
 * @returns {response is Record<string, string>}
 */
function isRecord(response) {
  return typeof response === "object" && response !== null && !Array.isArray(response);
}

/**
 * One: 1 or 0. Several: max(0, (right picks − wrong picks) / keys).
 * @param {PickPart} part
 * @param {string[]} picks ids of the chosen options
 * @returns {Verdict}
 */
export function gradePick(part, picks) {
  const chosen = [...new Set(picks)];
  const right = Object.fromEntries(chosen.map((id) => [id, part.keys.includes(id)]));
  const hits = chosen.filter((id) => right[id]).length;
  const misses = chosen.length - hits;
  const credit = part.many ? Math.max(0, (hits - misses) / part.keys.length) : Number(hits === 1 && misses === 0);
  return { credit, right };
}

/**
 * Right assignments / all.
 * @param {PairPart} part
 * @param {Record<string, string>} pairs left id → right id
 * @returns {Verdict}
 */
export function gradePair(part, pairs) {
  const keys = Object.entries(part.key);
  const right = Object.fromEntries(keys.map(([left, key]) => [left, pairs[left] === key]));
  return { credit: keys.filter(([left]) => right[left]).length / keys.length, right };
}

/**
 * With s the share of `before` that is kept: max(0, 2s − 1).
 * @param {ArrangePart} part
 * @param {string[]} order ids, the first at the top
 * @returns {Verdict}
 */
export function gradeArrange(part, order) {
  const broken = part.before.filter(([first, second]) => !precedes(order, first, second));
  const share = part.before.length === 0 ? 1 : 1 - broken.length / part.before.length;
  const right = Object.fromEntries(order.map((id) => [id, !broken.some((pair) => pair.includes(id))]));
  return { credit: Math.max(0, 2 * share - 1), right, ...(broken[0] && { broken: broken[0] }) };
}

/**
 * @param {string[]} order
 * @param {string} first
 * @param {string} second
 */
export function precedes(order, first, second) {
  const place = order.indexOf(first);
  return place >= 0 && place < order.indexOf(second);
}

/**
 * Accepted → 1; a typo of it that is not as close to a near miss → 1; a near miss → its credit; else 0.
 * @param {EnterPart} part
 * @param {string} text
 * @returns {Verdict}
 */
export function gradeEnter(part, text) {
  const typed = normalise(text);
  const accept = closest(typed, part.accept);
  if (accept.away === 0) return { credit: 1, right: {} };
  const misses = part.near.map((entry) => ({ entry, ...closest(typed, entry.match) }));
  const near = misses.sort((one, other) => one.rank - other.rank)[0];
  const typo = accept.away <= slips(normalise(accept.word));
  if (typo && accept.away < (near?.away ?? Infinity)) return { credit: 1, right: {}, took: accept.word };
  if (near && (typo || near.away <= slips(normalise(near.word)))) {
    return { credit: near.entry.credit, right: {}, near: near.entry.id };
  }
  return { credit: 0, right: {} };
}

/**
 * The entry that is the fewest slips away: one within its own limit before any other.
 * @param {string} typed normalised
 * @param {string[]} words
 */
function closest(typed, words) {
  const found = words.map((word) => {
    const plain = normalise(word);
    const away = distance(typed, plain);
    return { word, away, rank: away <= slips(plain) ? away : away + 1000 };
  });
  return found.reduce((best, next) => (next.rank < best.rank ? next : best), { word: "", away: Infinity, rank: Infinity });
}

/**
 * What is left of a credit after hints: each lowers the best that is still to be had by its cost.
 * @param {number} credit
 * @param {number[]} costs of the hints that were opened
 */
export function withHints(credit, costs) {
  return Math.min(credit, Math.max(0, 1 - costs.reduce((sum, cost) => sum + cost, 0)));
}
