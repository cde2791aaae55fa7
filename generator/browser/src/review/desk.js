/** The review page and the sheets to print: what follows the learner's cards beside the count on every page. */
import { Session } from "./session.js";
import { showSheets } from "./sheets.js";

/** @type {import("./start.js").Shows} */
export function* deskShows(page, course) {
  const review = /** @type {HTMLElement | null} */ (page.querySelector("tb-review"));
  const sheets = /** @type {HTMLElement | null} */ (page.querySelector("main[data-slots]"));
  if (sheets) yield (learned) => showSheets(sheets, learned);
  if (!review) return;
  const session = new Session(review, course);
  yield (learned) => session.show(learned);
}
