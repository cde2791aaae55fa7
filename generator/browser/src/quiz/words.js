/** Every word that the script shows, in one place for translators. */

/** @param {number} credit in [0, 1] */
const percent = (credit) => `${Math.round(credit * 100)} %`;

export const WORDS = {
  right: "Right",
  notRight: "Not right",
  noAnswer: "No answer",
  close: "Close, but not it",
  inOrder: "In order",
  outOfOrder: "Not in order yet",
  moveUp: "Move up",
  moveDown: "Move down",
  alreadyFirst: "This is the first already.",
  alreadyLast: "This is the last already.",
  notYet: "Not yet.",
  nothingChecked: "No answer yet.",
  pickOne: "Choose an answer, then check it.",
  pickSome: "Choose at least one answer, then check.",
  pairSome: "Choose from at least one list, then check.",
  typeSome: "Type an answer, then check it.",
  fillSome: "Fill in at least one blank, then check.",
  typeNumber: "Type a number, then check it.",
  noNumber: "This cannot be read as a number. Type digits, such as 1300 or 12.5.",
  writeSome: "Write something first, then compare.",
  compare: "Compare it with the model answer below, and tick what yours has.",
  knownSlip: "A known slip",
  changedSince: "This question has changed since you answered it. Please answer it again.",
  goneSince: "Part of what you chose is no longer here. Please answer again.",
  blank: { right: "Right", part: "Close, but not it", wrong: "Not right", none: "No answer" },
  /** @param {string | null} unit */
  otherUnit: (unit) => (unit ? `Give the number in ${unit}, or the number alone.` : "Give the number alone."),
  /** @param {string | null} blank its name @param {string} text */
  inBlank: (blank, text) => `${blank}: ${text}`,
  /** @param {number} hits @param {number} all */
  blanks: (hits, all) => `${hits} of ${all} blanks right.`,
  /** @param {number} hits @param {number} keys @param {number} misses */
  found: (hits, keys, misses) => `${hits} of ${keys} found${misses ? `, ${misses} not right` : ""}.`,
  /** @param {number} hits @param {number} all */
  pairs: (hits, all) => `${hits} of ${all} right.`,
  /** @param {string} text */
  before: (text) => `Comes before “${text}”`,
  /** @param {string} text */
  after: (text) => `Comes after “${text}”`,
  /** @param {string} first @param {string} second */
  order: (first, second) => `“${first}” comes before “${second}”.`,
  /** @param {string} text @param {number} place @param {number} all */
  place: (text, place, all) => `“${text}” is now ${place} of ${all}.`,
  /** @param {string} word */
  took: (word) => `Taken for “${word}”.`,
  /** @param {number} credit */
  partial: (credit) => `Partial credit: ${percent(credit)}.`,
  /** @param {number} credit */
  hinted: (credit) => `Credit after hints: ${percent(credit)}.`,
};
