/** Says that a question of this page was answered in another tab: here it stands as it was, and both are kept. */
import { namesOf } from "./recall.js";
import { WORDS } from "./words.js";

/**
 * Once a visit, beside where the page says what else the store has to say.
 * @param {Document} page
 * @param {import("./tabs.js").News} news of another tab
 */
export function tellElsewhere(page, news) {
  const place = page.querySelector(".tb-course");
  if (!place || !Array.isArray(news) || place.querySelector(".tb-elsewhere")) return;
  const items = new Set(news.map(({ item }) => item));
  const here = /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("tb-question, tb-check"));
  if (![...here].some((element) => namesOf(element).some((name) => items.has(name)))) return;
  const note = page.createElement("p");
  note.className = "tb-store-note tb-elsewhere";
  note.role = "status";
  place.append(note);
  setTimeout(() => (note.textContent = WORDS.elsewhere)); // after it is there: only changes are spoken
}
