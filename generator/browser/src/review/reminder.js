/**
 * A file for the learner's own calendar (RFC 5545): one event that repeats daily, at the learner's local time.
 *
 * All but times and counts stands in the page, escaped and folded at build time (`generator/pages/reminder.py`).
 */
import { dateOf, today } from "./day.js";

/** Two weeks: where the learner prepares for no date. */
const DAYS = 14;

/**
 * @param {string[]} lines with names in braces
 * @param {Record<string, string | number>} values
 */
export const calendar = (lines, values) =>
  lines.map((line) => `${line.replace(/\{(\w+)\}/gu, (_, name) => String(values[name]))}\r\n`).join("");

/**
 * What the file says: from tomorrow on, as today is done, until the goal or for two weeks.
 * @param {number | undefined} goal @param {number} day today @param {string} time `18:00` @param {number} now
 */
export const reminderOf = (goal, day, time, now) => ({
  uid: [...crypto.getRandomValues(new Uint32Array(4))].join("-"),
  stamp: `${dateOf(now / 86_400_000)}T${new Date(now).toISOString().slice(11, 19).replaceAll(":", "")}Z`,
  start: `${dateOf(day + 1)}T${time.replace(":", "")}00`, // no zone: wherever the learner is
  count: goal === undefined || goal <= day ? DAYS : Math.max(goal - day - 1, 1),
});

/** Lets the browser keep it as a file. @param {HTMLElement} place @param {number | undefined} goal */
export function remind(place, goal) {
  const { value } = /** @type {HTMLSelectElement} */ (place.querySelector("select"));
  const lines = JSON.parse(place.dataset.calendar ?? "[]");
  const text = calendar(lines, reminderOf(goal, today(), value, Date.now()));
  const file = document.createElement("a");
  file.href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
  file.download = "review.ics";
  file.click();
  setTimeout(() => URL.revokeObjectURL(file.href), 60_000); // some browsers read it later
}
