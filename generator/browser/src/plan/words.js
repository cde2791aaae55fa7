/** Every word of the plan, the goal and the notes, in one place for translators. */

/** @param {number} count @param {string} noun */
const some = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** Minutes from which hours say more. */
const LONG = 100;

export const WORDS = {
  kept: "Kept on this device.",
  unkept: "Not kept: the top of the page says why.",
  /** @param {number} count */
  words: (count) => some(count, "word"),
  today: "Today",
  tomorrow: "Tomorrow",
  /** @param {string} weekday @param {number} days */
  soon: (weekday, days) => `${weekday}, in ${some(days, "day")}`,
  /** @param {string} date */
  over: (date) => `It was on ${date}`,
  change: "Change or remove",
  ask: "When is it, and what is it about?",
  /** @param {number} minutes; long ways to the half hour */
  minutes: (minutes) => `about ${minutes < LONG ? some(minutes, "minute") : `${Math.round(minutes / 30) / 2} hours`}`,
  /** @param {number} evenings */
  evenings: (evenings) => `Ten minutes an evening make ${some(evenings, "evening")}.`,
  /** @param {number} evenings @param {number} left */
  fits: (evenings, left) => `Ten minutes an evening make ${some(evenings, "evening")}, and you have ${left}.`,
  /** @param {number} evenings @param {number} left @param {number} minutes */
  tight: (evenings, left, minutes) =>
    `At ten minutes an evening it does not fit: that makes ${some(evenings, "evening")}, and you have ${left}. ` +
    `It would take ${minutes} minutes each evening.`,
  none: "There is no evening left for it. Read your plan and take the five questions.",
  instead: "This fits:",
  /** @param {number} shown @param {number} all */
  five: (shown, all) => `${shown} of ${some(all, "question")}. Tomorrow there will be others.`,
};
