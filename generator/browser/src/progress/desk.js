/** The progress page and the record of completion: what holds, and taking it along. */
import { dateOf } from "../store/date.js";
import { followLog } from "../store/follow.js";
import { Portable } from "../store/portable.js";
import { Saving } from "../store/saving.js";
import { showChanged, showChecks, showProgress } from "./page.js";

/** @typedef {{course: import("../store/course.js").Course, progress: import("../store/progress.js").Progress}} Kept */

/**
 * Listens to the log from the start.
 * @param {Document} page
 * @param {Kept} kept
 */
export function showDesk(page, { course, progress }) {
  const place = /** @type {HTMLElement | null} */ (page.querySelector(".tb-portable"));
  const portable = place && new Portable(place, course, progress, new Saving(course.database));
  followLog(page, function* (events) {
    yield* showProgress(page, events);
    yield showChanged(page, events);
    yield showChecks(page, events);
    portable?.show().catch(reportError);
  });
  stamp(page, course).catch(reportError);
}

/** On the record: the day, and the build of the course. @param {Document} page @param {Kept["course"]} course */
async function stamp(page, course) {
  const today = page.querySelector("[data-today]");
  const content = page.querySelector("[data-content]");
  if (today) today.textContent = dateOf(Date.now());
  if (content) content.textContent = await course.content();
}
