/** What is read, on any page: a tick in the navigation, and the box at the end of a lesson. */
import { readIn } from "./lessons.js";
import { WORDS } from "./words.js";

/** @typedef {import("../store/event.js").StoredEvent} StoredEvent */

/** Links that tell the way through the course; those to places on the page do not. */
const LINKS = ".md-nav--primary a:not([href^='#']), .tb-route__name a, [data-lesson] > a";

/** @param {Document} page @param {StoredEvent[]} events oldest first */
export function showRead(page, events) {
  const read = readIn(events);
  for (const link of page.querySelectorAll(LINKS)) tick(/** @type {HTMLAnchorElement} */ (link), read);
  for (const box of boxes(page)) box.checked = read.has(box.value);
}

/** @param {Document} page */
export function startBoxes(page) {
  for (const box of boxes(page)) {
    box.closest("p")?.removeAttribute("hidden");
    box.addEventListener("change", () => {
      const detail = { item: box.value, response: box.checked };
      box.dispatchEvent(new CustomEvent("page-read", { detail, bubbles: true }));
    });
  }
}

/** @param {Document} page */
const boxes = (page) => /** @type {NodeListOf<HTMLInputElement>} */ (page.querySelectorAll("input[name=tb-read]"));

/**
 * A lesson's address is …/<course>/lessons/<id>.html, and its full id <course>/<id>.
 * @param {HTMLAnchorElement} link
 * @param {Set<string>} read
 */
function tick(link, read) {
  const [, course, lesson] = /([^/]+)\/lessons\/([^/]+)\.html$/u.exec(link.pathname) ?? [];
  const old = link.querySelector(".tb-read");
  if (!read.has(`${course}/${lesson}`)) return old?.remove();
  if (old) return;
  const sign = document.createElement("span");
  sign.className = "tb-read";
  sign.role = "img";
  sign.ariaLabel = WORDS.read;
  sign.textContent = "✓";
  link.append(" ", sign);
}
