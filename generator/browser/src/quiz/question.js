/** `<tb-question>`: brings a server-rendered question to life. Judges on Check only, locks nothing. */
import { need, reason, say, unmark } from "./dom.js";
import { meanCredit, withHints } from "./grade.js";
import { makeForm } from "./make.js";
import { Panel } from "./panel.js";
import { stateOf, summary } from "./summary.js";
import { WORDS } from "./words.js";

/** @typedef {import("./make.js").Form} Form */
/** @typedef {import("./grade.js").Verdict} Verdict */
/** @typedef {import("./panel.js").Confidence} Confidence */

/**
 * What a `quiz-answered` event carries; `right` leaves the cost of hints out, `shown` says whether the
 * answer had been on the page. `quiz-draft` and `quiz-cleared` carry what of it they know.
 * @typedef {object} Answered
 * @property {string} item `<course>/<id>`
 * @property {number} revision
 * @property {unknown} response by the id of the part where there are several
 * @property {number | null} credit null where nothing is graded
 * @property {boolean} right
 * @property {boolean} shown
 * @property {Confidence} [confidence]
 * @property {string[]} [hints] ids of those that were open
 * @property {string} [draw] id of the check's draw that asked
 */

/**
 * An answer from the log, to be put back.
 * @typedef {object} Kept
 * @property {unknown} response
 * @property {boolean} checked or only typed
 * @property {number} rev revision of the question that was answered
 * @property {Confidence} [confidence]
 * @property {string[]} [hints]
 */

/**
 * How a question stands, for a check's report.
 * @typedef {object} Result
 * @property {string} item
 * @property {boolean} answered
 * @property {boolean} checked
 * @property {number | null} credit
 * @property {boolean} right
 * @property {string[]} misconceptions named by what was wrongly chosen
 * @property {Confidence} [confidence]
 */

export class QuestionElement extends HTMLElement {
  /** Id of the check's draw that asks this question. @type {string | undefined} */
  draw;
  /** @type {Form[]} */
  #forms = [];
  /** One a form, of the last check. @type {Verdict[]} */
  #verdicts = [];
  /** @type {Panel | undefined} */
  #made;
  /** Whether nothing is judged until all is handed in. */
  #held = false;
  /** Whether the learner did something: steps have an order from the start. */
  #touched = false;

  connectedCallback() {
    if (this.#made) return;
    this.#made = new Panel(this);
    this.#forms = this.#makeForms();
    const form = need(this, "form", HTMLFormElement);
    form.addEventListener("submit", (event) => this.#check(event));
    form.addEventListener("input", (event) => this.#changed(event.target));
    form.addEventListener("change", () => this.#keepDraft());
    this.#panel.answer.addEventListener("change", () => this.#tell(false));
    this.#panel.button("again").addEventListener("click", () => this.#again(false));
    this.#panel.button("missed").addEventListener("click", () => this.#again(true));
    this.#panel.button("show").addEventListener("click", () => this.#panel.reveal());
    this.dataset.ready = "";
  }

  get item() {
    return this.dataset.item ?? "";
  }

  get revision() {
    return Number(this.dataset.revision);
  }

  /** @returns {Result} */
  get result() {
    const credit = meanCredit(this.#verdicts);
    /** @type {Record<string, string>} */
    const named = JSON.parse(this.dataset.misconceptions ?? "{}");
    const slips = this.#verdicts.flatMap((verdict, at) => this.#forms[at]?.slips(verdict) ?? []);
    return {
      item: this.item,
      answered: this.#touched && this.#forms.some((form) => !form.missing()),
      checked: this.#verdicts.length > 0,
      credit,
      right: credit === 1,
      misconceptions: [...new Set(slips.flatMap((id) => named[id] ?? []))],
      ...(this.#panel.confidence && { confidence: this.#panel.confidence }),
    };
  }

  /**
   * Puts an answer from the log back, without announcing or sending it. What was answered in an older
   * revision is not put back: the question says that it has changed.
   * @param {Kept | undefined} kept
   */
  recall(kept) {
    if (!kept) return;
    if (kept.rev !== this.revision) return this.#note(WORDS.changedSince);
    const fits = this.#forms.map((form) => form.restore(this.#partOf(kept.response, form))).every(Boolean);
    if (!fits && this.#forms.length === 1) return this.#note(WORDS.goneSince);
    this.#touched = true;
    this.#panel.confidence = kept.confidence;
    if (!kept.checked || this.#held) return;
    this.#panel.hints = kept.hints ?? [];
    this.#judge(true);
  }

  /**
   * In an exam nothing is judged, hinted or shown.
   * @param {boolean} on
   */
  hold(on) {
    this.#held = on;
    this.toggleAttribute("data-held", on);
    this.#panel.hold(on);
  }

  /**
   * Judges what is there, answered or not, and takes no more: a check is handed in.
   * @param {boolean} [again] put back after a reload, so told before
   */
  handIn(again = false) {
    this.hold(false);
    this.#judge(true);
    this.#panel.close(true);
    if (!this.result.answered) say(this.#panel.status, `${WORDS.noAnswer}.`, "none", true);
    else if (!again) this.#tell(false);
  }

  /** Empties the question, mixed again and with its hints closed. */
  clear() {
    this.#restart(false);
    this.#panel.hints = [];
    this.#panel.close(false);
  }

  get #panel() {
    return (this.#made ??= new Panel(this));
  }

  #makeForms() {
    /** @type {import("./grade.js").Part[]} */
    const parts = JSON.parse(this.dataset.parts ?? "[]");
    const roots = /** @type {HTMLElement[]} */ ([...this.querySelectorAll("tb-part")]);
    return parts.flatMap((part, at) => {
      const root = part.id ? roots.find((found) => found.dataset.part === part.id) : roots[at];
      /** @type {HTMLElement | null} */
      const notes = part.id ? this.querySelector(`[data-blank="${CSS.escape(part.id)}"]`) : null;
      return root ? makeForm(part, root, this.#desk(), notes ?? undefined) : [];
    });
  }

  /** @returns {import("./form.js").Desk} */
  #desk() {
    return {
      why: (id) => reason(this.#panel.answer, id),
      say: (text) => say(this.#panel.status, text),
      changed: () => {
        this.#changed(null);
        this.#keepDraft();
      },
      answer: this.#panel.answer,
    };
  }

  /** @param {Event} event */
  #check(event) {
    event.preventDefault();
    if (this.#held) return;
    if (this.#forms.every((form) => form.missing())) return this.#complain();
    this.#touched = true;
    const shown = !this.#panel.answer.hidden;
    this.#judge(false);
    this.#tell(shown);
    if (this.result.credit === null) this.#panel.reveal();
  }

  /** Nothing is answered: says so and judges nothing. */
  #complain() {
    const [form] = this.#forms;
    this.#panel.hush();
    this.#panel.complain(form?.missing() ?? "", WORDS.nothingChecked, form?.inputs[0]);
  }

  /** @param {EventTarget | null} target */
  #changed(target) {
    this.#panel.hush();
    this.#touched = true;
    this.#verdicts = [];
    for (const form of this.#forms) form.changed(target);
    this.dispatchEvent(new CustomEvent("quiz-changed", { bubbles: true, detail: { item: this.item } }));
  }

  /** Puts verdicts next to what they are about. @param {boolean} quiet whether the live region stays still */
  #judge(quiet) {
    this.#panel.hush();
    for (const form of this.#forms) {
      unmark(form.root);
      form.changed(null);
    }
    this.#verdicts = this.#forms.map((form) => form.verdict());
    this.#forms.forEach((form, at) => form.show(this.#verdict(at)));
    const grade = meanCredit(this.#verdicts);
    const text = summary(this.#forms, this.#verdicts, withHints(grade ?? 1, this.#panel.costs));
    say(this.#panel.status, text, stateOf(grade), quiet);
    if (grade === 1 || grade === null) this.#panel.answer.hidden = false;
    const kept = this.#forms.some((form, at) => form.keeps && hasRight(this.#verdict(at)));
    this.#panel.offer(true, kept && grade !== 1);
  }

  /** @param {boolean} shown whether the answer had been on the page */
  #tell(shown) {
    const grade = meanCredit(this.#verdicts);
    const credit = grade === null ? null : withHints(grade, this.#panel.costs);
    this.#send("quiz-answered", { credit, right: grade === 1, shown, hints: this.#panel.hints });
  }

  /** What is typed but not judged is kept where nobody presses Check: in an exam, and in a free text. */
  #keepDraft() {
    const free = this.#forms.some((form) => form.part.act === "write");
    if (this.#held || (free && this.#verdicts.length === 0)) this.#send("quiz-draft", {});
  }

  /**
   * @param {string} name
   * @param {object} more
   */
  #send(name, more) {
    const { confidence } = this.#panel;
    const detail = {
      item: this.item,
      revision: this.revision,
      response: this.#response(),
      ...more,
      ...(confidence && { confidence }),
      ...(this.draw && { draw: this.draw }),
    };
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }

  /** Another try; with `keep`, what was right stays. @param {boolean} keep */
  #again(keep) {
    this.#restart(keep);
    this.#forms.find((form) => form.missing())?.inputs[0]?.focus() ?? this.#forms[0]?.inputs[0]?.focus();
    this.#send("quiz-cleared", {});
  }

  /** @param {boolean} keep */
  #restart(keep) {
    this.#forms.forEach((form, at) => form.reset(keep ? this.#verdict(at) : null, Math.random));
    this.#verdicts = [];
    this.#touched = keep;
    this.#panel.confidence = undefined;
    this.#panel.hush();
    this.#panel.conceal();
    this.#panel.offer(false, false);
  }

  /** @param {string} text */
  #note(text) {
    say(this.#panel.status, text, undefined, true);
  }

  #response() {
    if (this.#forms.length === 1) return this.#forms[0]?.response();
    return Object.fromEntries(this.#forms.map((form) => [form.part.id, form.response()]));
  }

  /**
   * @param {unknown} response
   * @param {Form} form
   */
  #partOf(response, form) {
    if (this.#forms.length === 1) return response;
    return /** @type {Record<string, unknown> | null} */ (response)?.[form.part.id ?? ""];
  }

  /** @param {number} at */
  #verdict(at) {
    return this.#verdicts[at] ?? { credit: 0, right: {} };
  }
}

/** @param {Verdict} verdict */
function hasRight({ credit, right }) {
  return credit === 1 || Object.values(right).some(Boolean);
}
