/**
 * Review on a page of a course: says how many cards are due; with the desk's script it runs the session on the review
 * page and cuts sheets down.
 *
 * Follows the log (`tacticbook-log`) and never writes it; the course's script is loaded only where a log has
 * something for it. A long log is read in pieces, so that the page stays quick to the touch.
 */
import { knownOf } from "../store/known.js";
import { inStretches } from "../store/within.js";
import { today } from "./day.js";
import { Learning } from "./memory.js";
import { dueCards } from "./queue.js";
import { WORDS } from "./words.js";

/** @typedef {import("../store/event.js").StoredEvent} StoredEvent */
/** @typedef {import("./memory.js").Learned} Learned */

/** Makes what shows the state of all cards on a page. @typedef {(page: Document, course: string) => Iterable<(learned: Learned) => void>} Shows */

/**
 * @param {Document} page
 * @param {Shows} showsOf
 */
export function startReview(page, showsOf) {
  const course = /** @type {HTMLElement | null} */ (page.querySelector("tb-course[data-id]"));
  if (!course) return;
  const id = course.dataset.id ?? "";
  const shows = [...showsOf(page, id)];
  let turn = Promise.resolve();
  /** @type {Learned | undefined} */
  let known;
  const show = () => {
    if (known) for (const each of shows) each(known);
  };
  page.addEventListener("tacticbook-log", (event) => {
    const { events } = /** @type {CustomEvent<{events: StoredEvent[]}>} */ (event).detail;
    if (shows.length === 0 || (!events.length && !known && !page.querySelector("tb-review, main[data-slots]"))) return;
    turn = turn.then(async () => {
      known = await read(course, id, events);
      show();
    }).catch(reportError);
  });
  page.addEventListener("visibilitychange", show); // another day may have begun
}

/** On every page: how many cards are due. @type {Shows} */
export function* dueShows(page) {
  const due = /** @type {HTMLElement | null} */ (page.querySelector("tb-due"));
  if (due) yield (learned) => showDue(due, learned);
}

/** @param {HTMLElement} place @param {Learned} learned */
function showDue(place, learned) {
  const cards = dueCards(learned, today()).length;
  place.hidden = !cards && !learned.missed.size;
  place.querySelector("a")?.replaceChildren(WORDS.due(cards, learned.missed.size));
}

/** @param {HTMLElement} course @param {string} id @param {StoredEvent[]} events oldest first */
async function read(course, id, events) {
  const known = await knownOf(course);
  if (!known) return undefined;
  const learning = new Learning(id, known);
  const steps = function* () {
    for (const event of events) yield learning.take(event);
  };
  await inStretches(steps());
  return learning;
}
