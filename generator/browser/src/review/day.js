/** The learner's study day: it starts at 04:00 where they are, so that an evening past midnight is one day. */

const DAY = 86_400_000;
const START = 4 * 3_600_000;

/**
 * Days since 1970-01-01 in the learner's calendar.
 * @param {number} t milliseconds since 1970, UTC
 * @param {number} tz minutes east of UTC, there and then
 */
export const studyDay = (t, tz) => Math.floor((t + tz * 60_000 - START) / DAY);

/** Of now and here. */
export const today = () => studyDay(Date.now(), -new Date().getTimezoneOffset());

/** @param {unknown} date `2026-11-22` @returns {number | undefined} the study day that starts on it */
export function dayOf(date) {
  const t = /^\d{4}-\d\d-\d\d$/u.test(String(date)) ? Date.parse(`${date}T00:00Z`) : NaN;
  return Number.isNaN(t) ? undefined : t / DAY;
}

/** @param {number} day @returns {string} `20261122` */
export const dateOf = (day) => new Date(day * DAY).toISOString().slice(0, 10).replaceAll("-", "");
