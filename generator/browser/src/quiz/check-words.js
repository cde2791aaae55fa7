/** Every word that a check shows beside those of its questions, in one place for translators. */

/** @typedef {import("./panel.js").Confidence} Confidence */

/** @param {number} count @param {string} one @param {string} [many] */
const some = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** At most one decimal. @param {number} points */
const points = (points) => String(Math.round(points * 10) / 10);

export const WORDS = {
  practice: "Each answer is explained at once.",
  exam: "Nothing is explained before you hand in. Then all of it is, in one report.",
  handedIn: "You have handed in. Each question now says what was right, and why.",
  /** @param {number} count */
  practiceOf: (count) => `Practice: ${some(count, "question")}`,
  /** @param {number} count */
  examOf: (count) => `Exam: ${some(count, "question")}`,
  toExam: "Take it as an exam",
  toPractice: "Back to practice",
  anew: "New questions",
  again: "Start again",
  /** @param {number} count */
  extra: (count) => `A link led you to this question. It is not one of the ${count} above and does not count.`,

  flag: "Flag to come back to it",
  sheet: "Answer sheet",
  sheetEnd: "Answer sheet, before you hand in",
  /** @param {number} number */
  question: (number) => `Question ${number}`,
  answered: "answered",
  open: "open",
  flagged: "flagged",
  handIn: "Hand in",
  /** @param {number} open @param {number} flagged */
  before: (open, flagged) =>
    [open && `${some(open, "question is", "questions are")} open`, flagged && `${flagged} flagged`]
      .filter(Boolean).join(", ") + ":",
  /** @param {number} open @param {number} flagged */
  handInWith: (open, flagged) => `Hand in with ${open ? `${open} open` : `${flagged} flagged`}`,
  taken: "Handed in.",
  /** @param {number} right @param {number} all */
  done: (right, all) => `All questions are checked: ${right} of ${all} right. The report stands below them.`,

  /** @param {number} right @param {number} all */
  right: (right, all) => `${right} of ${all} right`,
  /** @param {number} right @param {number} all */
  soFar: (right, all) => `${right} of ${all} right so far`,
  /** @param {number} partly @param {number} earned @param {number} all */
  partly: (partly, earned, all) =>
    `${partly} ${partly === 1 ? "is" : "are"} partly right: with partial credit that makes ${points(earned)} of ${all}.`,
  /** @param {number} open */
  left: (open) => `${some(open, "question is", "questions are")} still open.`,
  /** @param {number} open */
  unanswered: (open) => `${some(open, "question")} had no answer.`,
  /** @param {number} all */
  allRight: (all) =>
    `${all === 1 ? "It is" : `All ${all} are`} right. Come back in a few days: what you can still answer then has stayed.`,
  ideas: "Ideas you may hold",
  idea: "You may hold this idea:",
  mend: "Where it is put right:",
  objectives: "What to go back to",
  readAgain: "Read again:",
  missedIn: "Missed:",
  /** @param {number} missed */
  retry: (missed) => `Retry the ${missed === 1 ? "one" : missed} I missed`,

  calibration: "How well you know what you know",
  rule:
    "It costs and earns nothing. Your first answer to a question on a day counts, if you said how sure you were " +
    "and its answer was not on the page.",
  none: "Say how sure you are before you check an answer. After a few answers you see here how often you were right.",
  /** @param {number} count @param {number} least */
  few: (count, least) => `${some(count, "answer")} so far: too few to judge. From ${least} on you see it here.`,
  /** @type {Record<Confidence, string>} */
  when: {
    sure: "When you were sure you were right",
    unsure: "When you were unsure you were right",
    guess: "With a guess you were right",
  },
  /** @type {Record<Confidence, string>} */
  level: { sure: "Sure", unsure: "Unsure", guess: "A guess" },
  /** @param {number} right @param {number} all @param {boolean} first */
  times: (right, all, first) => `${right} of ${all}${first ? (all === 1 ? " time" : " times") : ""}`,
  sureWrong: "Sure and wrong:",
};
