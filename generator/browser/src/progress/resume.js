/** The way back to where the learner was, on the home and the progress page. */
import { goOn } from "./lessons.js";

/** @typedef {import("../store/event.js").StoredEvent} StoredEvent */

/**
 * @param {Document} page
 * @param {StoredEvent[]} events oldest first
 */
export function showResume(page, events) {
  for (const place of all(page, "[data-resume]")) {
    const links = new Map(all(place, "[data-lesson]").map((entry) => [entry.dataset.lesson ?? "", entry]));
    const next = goOn([...links.keys()], events);
    for (const [lesson, entry] of links) entry.hidden = lesson !== next;
    place.hidden = !next;
  }
}

/** @param {ParentNode} place @param {string} selector @returns {HTMLElement[]} */
const all = (place, selector) => [.../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll(selector))];
