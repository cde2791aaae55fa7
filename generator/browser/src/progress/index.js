/** What is made of the learner's log on every page of a course: ticks, the way back, a reminder to save. */
import { remind } from "../store/reminder.js";
import { Saving } from "../store/saving.js";
import { showResume } from "./resume.js";
import { showRead, startBoxes } from "./ticks.js";

/** @typedef {import("../store/event.js").StoredEvent} StoredEvent */

/**
 * Listens to the log from the start.
 * @param {Document} page
 * @param {import("../store/course.js").Course} course
 */
export function startProgress(page, course) {
  const saving = new Saving(course.database);
  let isFirst = !page.querySelector(".tb-portable"); // that page says it all by itself
  page.addEventListener("tacticbook-log", (event) => {
    const { events } = /** @type {CustomEvent<{events: StoredEvent[]}>} */ (event).detail;
    showRead(page, events);
    showResume(page, events);
    if (isFirst) remind(course, events, saving, Date.now());
    isFirst = false;
  });
  startBoxes(page);
}
