/** `<tb-question>`: brings a server-rendered question to life. Judges on Check only, locks nothing. */
import { need, reason, say, unmark } from "./dom.js";
import { makeForm } from "./form.js";
import { withHints } from "./grade.js";
import { Panel } from "./panel.js";
import { WORDS } from "./words.js";

/** @typedef {import("./form.js").Form} Form */
/** @typedef {import("./grade.js").Verdict} Verdict */

/**
 * What a `quiz-answered` event carries; `right` leaves the cost of hints out, `shown` says whether the
 * answer had been on the page.
 * @typedef {object} Answered
 * @property {string} item `<course>/<id>`
 * @property {number} revision
 * @property {import("./grade.js").Answer | import("./grade.js").Answer[]} response a list where there are several parts
 * @property {number} credit
 * @property {boolean} right
 * @property {boolean} shown
 */

export class QuestionElement extends HTMLElement {
  /** @type {Form[]} */
  #forms = [];
  /** One a form, of the last check. @type {Verdict[]} */
  #verdicts = [];
  /** @type {Panel | undefined} */
  #made;

  connectedCallback() {
    if (this.#made) return;
    this.#forms = this.#makeForms();
    this.#made = new Panel(this);
    const form = need(this, "form", HTMLFormElement);
    form.addEventListener("submit", (event) => this.#check(event));
    form.addEventListener("input", (event) => this.#changed(event.target));
    this.#panel.button("again").addEventListener("click", () => this.#again(false));
    this.#panel.button("missed").addEventListener("click", () => this.#again(true));
    this.#panel.button("show").addEventListener("click", () => this.#panel.reveal());
    this.dataset.ready = "";
  }

  get #panel() {
    return (this.#made ??= new Panel(this));
  }

  #makeForms() {
    /** @type {import("./grade.js").Part[]} */
    const parts = JSON.parse(this.dataset.parts ?? "[]");
    const roots = /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("tb-part"));
    return [...roots].flatMap((root, at) => {
      const part = parts[at];
      return part ? makeForm(part, root, this.#desk()) : [];
    });
  }

  /** @returns {import("./form.js").Desk} */
  #desk() {
    return {
      why: (id) => reason(this.#panel.answer, id),
      say: (text) => say(this.#panel.status, text),
      changed: () => this.#changed(null),
    };
  }

  /** @param {Event} event */
  #check(event) {
    event.preventDefault();
    this.#panel.hush();
    for (const part of this.querySelectorAll("tb-part")) unmark(part);
    if (this.#forms.every((form) => form.missing())) return this.#complain();
    const shown = !this.#panel.answer.hidden;
    this.#verdicts = this.#forms.map((form) => form.verdict());
    this.#forms.forEach((form, at) => form.show(this.#verdict(at)));
    const grade = mean(this.#verdicts.map((verdict) => verdict.credit));
    const credit = withHints(grade, this.#panel.costs);
    this.#report(grade, credit);
    this.#tell(grade, credit, shown);
  }

  /** Nothing is answered: says so and judges nothing. */
  #complain() {
    const [form] = this.#forms;
    this.#panel.complain(form?.missing() ?? "", WORDS.nothingChecked, form?.inputs[0]);
  }

  /** @param {EventTarget | null} target */
  #changed(target) {
    this.#panel.hush();
    for (const form of this.#forms) form.changed(target);
  }

  /**
   * @param {number} grade before the cost of hints
   * @param {number} credit after it
   */
  #report(grade, credit) {
    const right = grade === 1;
    const words = [
      right ? `${WORDS.right}.` : grade === 0 ? WORDS.notYet : "",
      ...this.#forms.map((form, at) => form.sentence(this.#verdict(at))),
      credit < grade ? WORDS.hinted(credit) : right || grade === 0 ? "" : WORDS.partial(credit),
    ];
    say(this.#panel.status, words.filter(Boolean).join(" "), right ? "right" : grade > 0 ? "part" : "wrong");
    if (right) this.#panel.answer.hidden = false;
    const kept = this.#forms.some((form, at) => form.keeps && Object.values(this.#verdict(at).right).some(Boolean));
    this.#panel.offer(true, kept && !right);
  }

  /**
   * @param {number} grade before the cost of hints
   * @param {number} credit after it
   * @param {boolean} shown
   */
  #tell(grade, credit, shown) {
    const responses = this.#forms.map((form) => form.response());
    /** @type {Answered} */
    const detail = {
      item: this.dataset.item ?? "",
      revision: Number(this.dataset.revision),
      response: responses.length === 1 ? (responses[0] ?? "") : responses,
      credit,
      right: grade === 1,
      shown,
    };
    this.dispatchEvent(new CustomEvent("quiz-answered", { bubbles: true, detail }));
  }

  /** Another try; with `keep`, what was right stays. @param {boolean} keep */
  #again(keep) {
    this.#forms.forEach((form, at) => form.reset(keep ? this.#verdict(at) : null, Math.random));
    this.#panel.hush();
    this.#panel.conceal();
    this.#forms[0]?.inputs[0]?.focus();
    this.#panel.offer(false, false);
  }

  /** @param {number} at */
  #verdict(at) {
    return this.#verdicts[at] ?? { credit: 0, right: {} };
  }
}

/** @param {number[]} credits one a part */
function mean(credits) {
  return credits.reduce((sum, credit) => sum + credit, 0) / credits.length;
}
