/** How far the learner's printer errs: kept on this device, for each paper. */
import { offsetOf } from "./wish.js";

/** @param {string} paper */
const keyOf = (paper) => `tacticbook-back-offset-${paper}`;

/** @param {string} paper @returns {import("./wish.js").Offset | undefined} */
export function keptOffset(paper) {
  try {
    return offsetOf(localStorage.getItem(keyOf(paper)) ?? "");
  } catch {
    return undefined; // this browser keeps nothing
  }
}

/** @param {string} paper @param {import("./wish.js").Offset} offset */
export function keepOffset(paper, offset) {
  try {
    localStorage.setItem(keyOf(paper), offset.join(","));
  } catch {
    // it stays in the address
  }
}
