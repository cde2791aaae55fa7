/** The review page and the sheets to print: what follows the learner's cards beside the count on every page. */
import { startPage } from "../paper/page.js";
import { today } from "./day.js";
import { dueCards, oftenForgotten } from "./queue.js";
import { Session } from "./session.js";

/** @type {import("./start.js").Shows} */
export function* deskShows(page, course) {
  const review = /** @type {HTMLElement | null} */ (page.querySelector("tb-review"));
  const sheets = /** @type {HTMLElement | null} */ (page.querySelector("main[data-slots]"));
  if (sheets) {
    const take = startPage(sheets);
    yield (learned) => take({ due: dueCards(learned, today()), missed: oftenForgotten(learned) });
  }
  if (!review) return;
  const session = new Session(review, course);
  yield (learned) => session.show(learned);
}
