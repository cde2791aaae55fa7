/** Grades what was typed: words, and numbers. Pure; part of grade.js, which says where the rules stand. */
import { readNumber } from "./number.js";
import { distance, normalise, slips } from "./spelling.js";

/** @typedef {import("./grade.js").EnterPart} EnterPart */
/** @typedef {import("./grade.js").MeasurePart} MeasurePart */
/** @typedef {import("./grade.js").Graded} Graded */

/** How far off a number may be beyond its tolerance, as a share: floating point is not exact. */
const ROUNDING = 1e-9;

/**
 * Accepted → 1; a typo of it that is not as close to a near miss → 1; a near miss → its credit; else 0.
 * @param {EnterPart} part
 * @param {string} text
 * @returns {Graded}
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
 * Within the tolerance → 1; within it of a known slip → the credit of the nearest; else 0. A text that
 * may mean two numbers is read in the learner's favour.
 * @param {MeasurePart} part
 * @param {string} text
 * @returns {Graded}
 */
export function gradeMeasure(part, text) {
  const { values } = readNumber(text, part.unit);
  const off = (/** @type {number} */ value) => Math.min(...values.map((read) => Math.abs(read - value)));
  const reached = (/** @type {number} */ value) =>
    off(value) <= part.tolerance + ROUNDING * Math.max(Math.abs(value), part.tolerance);
  if (reached(part.answer)) return { credit: 1, right: {} };
  const caught = part.catch.filter(({ value }) => reached(value));
  const [slip] = caught.sort((one, other) => off(one.value) - off(other.value));
  return slip ? { credit: slip.credit, right: {}, caught: slip.id } : { credit: 0, right: {} };
}
