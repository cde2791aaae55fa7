/** One go at a check: what is asked, and in which mode. Pure but for the lots that are cast. */
import { draw, drawId, FIRST, freshSeed } from "./draw.js";

/** @typedef {import("./draw.js").Plan} Plan */
/** @typedef {{id: string, seed: number | string, mode: string, items: string[]}} Draw `mode`: practice or exam */
/** @typedef {Draw & {submitted: boolean}} Sitting */

/** Seed of a draw of what was missed: it is not drawn by lot. */
const MISSED = "missed";

/** With the draw that the page comes with. @param {Plan} plan @returns {Sitting} */
export function firstSitting(plan) {
  return begun({ mode: "practice", seed: FIRST, items: draw(plan, FIRST) });
}

/** With other questions. @param {Plan} plan @param {Sitting} before @returns {Sitting} */
export function another(plan, { mode, items }) {
  const seed = freshSeed(plan, items);
  return begun({ mode, seed, items: draw(plan, seed) });
}

/**
 * In the other mode: with the same questions if none of them was answered, as then nothing is lost.
 * @param {Plan} plan
 * @param {Sitting} before
 * @param {boolean} answered whether any of its questions was
 * @returns {Sitting}
 */
export function turned(plan, before, answered) {
  const mode = isExam(before) ? "practice" : "exam";
  if (answered || before.submitted || before.seed === MISSED) return { ...another(plan, before), mode };
  return begun({ mode, seed: before.seed, items: before.items });
}

/** To practise what was missed. @param {string[]} items @returns {Sitting} */
export function retried(items) {
  return begun({ mode: "practice", seed: MISSED, items });
}

/** @param {Draw} draw */
export const isExam = ({ mode }) => mode === "exam";

/** Whether nothing is judged yet. @param {Sitting} sitting */
export const isHeld = (sitting) => isExam(sitting) && !sitting.submitted;

/** @param {{mode: string, seed: number | string, items: string[]}} wanted @returns {Sitting} */
function begun(wanted) {
  return { ...wanted, id: drawId(), submitted: false };
}
