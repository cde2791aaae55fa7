/**
 * Grades a response to a part. Pure; the rules stand at the head of tests/grading.json, and whatever
 * else grades must agree with that table. Credit is in [0, 1]; right means 1.
 */
import { gradeEnter, gradeMeasure } from "./typed.js";

export { gradeEnter, gradeMeasure };

/** @typedef {{act: "pick", id?: string, keys: string[], many: boolean, mix?: boolean}} PickPart */
/** @typedef {{act: "pair", id?: string, key: Record<string, string>, mix?: boolean}} PairPart */
/** @typedef {{act: "arrange", id?: string, before: [string, string][]}} ArrangePart */
/** @typedef {{id: string, match: string[], credit: number}} Near */
/** @typedef {{act: "enter", id?: string, accept: string[], near: Near[]}} EnterPart */
/** @typedef {{id: string, value: number, credit: number}} Catch */
/** @typedef {{answer: number, tolerance: number, unit: string | null, catch: Catch[]}} Scale tolerance: absolute */
/** @typedef {{act: "measure", id?: string} & Scale} MeasurePart */
/** @typedef {{act: "write", id?: string, rubric: string[]}} WritePart */
/** @typedef {PickPart | PairPart | ArrangePart | EnterPart | MeasurePart | WritePart} Part */
/** @typedef {{text: string, met: string[]}} Written with the points of the rubric that the learner found met */
/** @typedef {string[] | Record<string, string> | string | Written} Answer ids; id → id; text; text and ids */
/** @typedef {Answer | Record<string, Answer>} Answers of all parts: of the one, or by part where there are several */

/**
 * @typedef {object} Verdict
 * @property {number | null} credit null for what is never graded
 * @property {Record<string, boolean>} right for each thing that was answered
 * @property {[string, string]} [broken] Arrange: the first pair in the wrong order
 * @property {string} [took] Enter: what a typo was taken for
 * @property {string} [near] Enter: the id of the near miss
 * @property {string} [caught] Measure: the id of the known slip
 */
/** @typedef {Verdict & {credit: number}} Graded */

/**
 * Grades any part. A response that does not fit its act, perhaps from an older log, earns nothing.
 * @param {Part} part
 * @param {unknown} response an `Answer`
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
    case "measure":
      return gradeMeasure(part, typeof response === "string" ? response : "");
    case "write":
      return { credit: null, right: {} };
  }
}

/**
 * Grades a question: one part by its response, several by a record from the id of a part to its response.
 * @param {Part[]} parts
 * @param {unknown} response `Answers`
 * @returns {{verdicts: Verdict[], credit: number | null}} one verdict a part
 */
export function gradeAll(parts, response) {
  const answers = isRecord(response) ? response : {};
  const verdicts = parts.map((part) => grade(part, parts.length === 1 ? response : answers[part.id ?? ""]));
  return { verdicts, credit: meanCredit(verdicts) };
}

/**
 * The mean over the parts that are graded; null where none is.
 * @param {Verdict[]} verdicts
 */
export function meanCredit(verdicts) {
  const credits = verdicts.flatMap(({ credit }) => credit ?? []);
  return credits.length === 0 ? null : credits.reduce((sum, credit) => sum + credit, 0) / credits.length;
}

/**
 * @param {unknown} response
 * @returns {response is Record<string, unknown>}
 */
function isRecord(response) {
  return typeof response === "object" && response !== null && !Array.isArray(response);
}

/**
 * One: 1 or 0. Several: max(0, (right picks − wrong picks) / keys).
 * @param {PickPart} part
 * @param {string[]} picks ids of the chosen options
 * @returns {Graded}
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
 * @param {Record<string, unknown>} pairs left id → right id
 * @returns {Graded}
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
 * @returns {Graded}
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
 * What is left of a credit after hints: each lowers the best that is still to be had by its cost.
 * @param {number} credit
 * @param {number[]} costs of the hints that were opened
 */
export function withHints(credit, costs) {
  return Math.min(credit, Math.max(0, 1 - costs.reduce((sum, cost) => sum + cost, 0)));
}
