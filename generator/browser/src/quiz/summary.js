/** What a question says about an answer, in words. Pure. */
import { meanCredit } from "./grade.js";
import { WORDS } from "./words.js";

/** @typedef {import("./make.js").Form} Form */
/** @typedef {import("./grade.js").Verdict} Verdict */

/**
 * @param {Form[]} forms
 * @param {Verdict[]} verdicts one a form
 * @param {number} credit after the cost of hints
 */
export function summary(forms, verdicts, credit) {
  const grade = meanCredit(verdicts);
  const sentences = forms.map((form, at) => form.sentence(verdicts[at] ?? { credit: 0, right: {} }));
  if (grade === null) return sentences.join(" ");
  const verdict = grade === 1 ? `${WORDS.right}.` : grade === 0 ? WORDS.notYet : "";
  return [verdict, ...several(verdicts, grade), ...sentences, worth(grade, credit)].filter(Boolean).join(" ");
}

/**
 * The state of a question with this grade.
 * @param {number | null} grade
 * @returns {import("./dom.js").State}
 */
export function stateOf(grade) {
  if (grade === null) return "none";
  return grade === 1 ? "right" : grade > 0 ? "part" : "wrong";
}

/**
 * @param {Verdict[]} verdicts
 * @param {number} grade
 */
function several(verdicts, grade) {
  if (verdicts.length < 2 || grade === 1) return [];
  return [WORDS.blanks(verdicts.filter((verdict) => verdict.credit === 1).length, verdicts.length)];
}

/**
 * @param {number} grade before the cost of hints
 * @param {number} credit after it
 */
function worth(grade, credit) {
  const earned = Math.min(grade, credit);
  if (earned < grade) return WORDS.hinted(earned);
  return grade === 1 || grade === 0 ? "" : WORDS.partial(grade);
}
