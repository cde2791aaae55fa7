/** Every word that reviews add to a page, in one place for translators; what stands still is in the templates. */

/** @param {number} n @param {string} thing */
const count = (n, thing) => `${n} ${thing}${n === 1 ? "" : "s"}`;

/** @param {number} days from today @returns {string} `today`, `tomorrow`, `in 3 days`, `in 4 months` */
function when(days) {
  const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  return days < 60 ? relative.format(days, "day") : relative.format(Math.round(days / 30), "month");
}

export const WORDS = {
  when,
  /** @param {number} cards @param {number} questions */
  due: (cards, questions) => [
    ...(cards ? [`${count(cards, "card")} due today`] : []),
    ...(questions ? [`${count(questions, "missed question")} to try again`] : []),
  ].join(", "),
  /** @param {number} at @param {number} of */
  progress: (at, of) => `${at} of ${of}`,
  missed: "A question you missed:",
  /** @param {number} rating @param {number} days */
  rated: (rating, days) => `${["", "Again", "Hard", "Good", "Easy"][rating]}: ${when(days)}.`,
  undone: "Taken back.",
  /** @param {number} cards @param {number} forgotten */
  did: (cards, forgotten) => (cards ? `You reviewed ${count(cards, "card")} and forgot ${forgotten || "none"}.` : "Nothing is due."),
  /** @param {{day: number, count: number}} next day from today */
  next: ({ day, count: cards }) => (cards ? `Next: ${count(cards, "card")} ${when(day)}.` : "You have learned no card yet."),
  /** @param {number} n */
  learn: (n) => `Learn ${count(n, "new card")}`,
};
