/** What is about the subject that the learner came with: marked on any page, and first among its like. */
import { newest, textOf } from "../plan/newest.js";

/** @typedef {import("../store/event.js").StoredEvent} StoredEvent */

/** What may change its place among its like. */
const PIECES = ".tb-say > li, .tb-cases__case";

/** @param {Document} page @param {StoredEvent[]} events oldest first @param {string} course id */
export function showLike(page, events, course) {
  const goal = /** @type {{about?: unknown} | undefined} */ (newest(events, "goal", [course])?.response);
  const about = textOf(goal?.about);
  const marks = /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll(".tb-like"));
  for (const mark of [...marks].reverse()) {
    const isOther = mark.dataset.subject !== about;
    if (mark.hidden === isOther) continue;
    mark.hidden = isOther;
    const piece = mark.closest(PIECES);
    if (piece && !isOther && !isSeen(piece)) piece.parentElement?.prepend(piece);
  }
}

/** What the learner may be reading stays where it is. @param {Element} piece */
function isSeen(piece) {
  const { top, bottom } = piece.getBoundingClientRect();
  return bottom > 0 && top < innerHeight && piece.checkVisibility?.() !== false;
}
