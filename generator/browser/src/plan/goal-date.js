/** How far a day is, in words. Days are study days (`review/day.js`), which begin at four in the morning. Pure. */
import { WORDS } from "./words.js";

const DAY = 86_400_000;

/** Below so many days a weekday says enough. */
const WEEK = 7;

/**
 * @param {number} day
 * @param {number} today
 * @param {string} lang
 * @returns {string} `Thursday, in 4 days`
 */
export function whenText(day, today, lang) {
  const days = day - today;
  if (days < 0) return WORDS.over(longDay(day, lang));
  if (days < 2) return days ? WORDS.tomorrow : WORDS.today;
  return WORDS.soon(days < WEEK ? format(day, lang, { weekday: "long" }) : longDay(day, lang), days);
}

/** @param {number} day @param {string} lang @returns {string} `Thursday, November 26` */
export const longDay = (day, lang) => format(day, lang, { weekday: "long", day: "numeric", month: "long" });

/** @param {number} day @param {string} lang @param {Intl.DateTimeFormatOptions} how */
const format = (day, lang, how) => new Intl.DateTimeFormat(lang || "en", { ...how, timeZone: "UTC" }).format(day * DAY);
