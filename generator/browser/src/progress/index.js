/** What is made of the learner's log on every page of a course: ticks, the way back, a reminder to save. */
import { followLog } from "../store/follow.js";
import { remind } from "../store/reminder.js";
import { Saving } from "../store/saving.js";
import { showResume } from "./resume.js";
import { showLike } from "./subject.js";
import { showRead, startBoxes } from "./ticks.js";

/**
 * Listens to the log from the start.
 * @param {Document} page
 * @param {import("../store/course.js").Course} course
 */
export function startProgress(page, course) {
  const saving = new Saving(course.database);
  let isFirst = !page.querySelector(".tb-portable"); // that page says it all by itself
  followLog(page, function* (events) {
    yield showRead(page, events);
    yield showResume(page, events);
    yield showLike(page, events, course.about.id);
    if (isFirst) remind(course, events, saving, Date.now());
    isFirst = false;
  });
  startBoxes(page);
}
