/** `<tb-question>`: brings a server-rendered question to life. Judges on Check only, locks nothing. */
import { need, reason, say } from "./dom.js";
import { withHints } from "./grade.js";
import { Panel } from "./panel.js";
import { Parts } from "./parts.js";
import { stateOf, summary } from "./summary.js";
import { WORDS } from "./words.js";

/** @typedef {import("./told.js").Kept} Kept */
/** @typedef {import("./told.js").Result} Result */

export class QuestionElement extends HTMLElement {
  /** Id of the check's draw that asks this question. @type {string | undefined} */
  draw;
  /** @type {Panel | undefined} */
  #made;
  /** @type {Parts | undefined} */
  #found;
  /** Whether nothing is judged until all is handed in. */
  #held = false;
  /** Whether the learner did something: steps have an order from the start. */
  #touched = false;

  connectedCallback() {
    if (this.#made) return;
    const panel = (this.#made = new Panel(this));
    this.#found = new Parts(this, this.#desk());
    const form = need(this, "form", HTMLFormElement);
    form.addEventListener("submit", (event) => this.#check(event));
    form.addEventListener("input", (event) => this.#changed(event.target));
    form.addEventListener("change", () => this.#keepDraft());
    panel.answer.addEventListener("change", () => this.#tell(false));
    panel.button("again").addEventListener("click", () => this.#again(false));
    panel.button("missed").addEventListener("click", () => this.#again(true));
    panel.button("show").addEventListener("click", () => panel.reveal());
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
    const { grade, verdicts, slips, areEmpty } = this.#parts;
    const { confidence } = this.#panel;
    /** @type {Record<string, string>} */
    const named = JSON.parse(this.dataset.misconceptions ?? "{}");
    return {
      item: this.item,
      answered: this.#touched && !areEmpty,
      checked: verdicts.length > 0,
      credit: grade,
      right: grade === 1,
      misconceptions: [...new Set(slips.flatMap((id) => (Object.hasOwn(named, id) ? (named[id] ?? []) : [])))],
      ...(confidence && { confidence }),
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
    if (!this.#parts.restore(kept.response)) return this.#note(WORDS.goneSince);
    this.#touched = true;
    this.#panel.confidence = kept.confidence;
    if (!kept.checked || this.#held) return;
    this.#panel.hints = Array.isArray(kept.hints) ? kept.hints : [];
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

  get #parts() {
    return (this.#found ??= new Parts(this, this.#desk()));
  }

  /** @returns {import("./form.js").Desk} */
  #desk() {
    const { answer, status } = this.#panel;
    return {
      answer,
      why: (id) => reason(answer, id),
      say: (text) => say(status, text),
      changed: () => {
        this.#changed(null);
        this.#keepDraft();
      },
    };
  }

  /** @param {Event} event */
  #check(event) {
    event.preventDefault();
    if (this.#held) return;
    if (this.#parts.areEmpty) return this.#complain();
    this.#touched = true;
    const shown = !this.#panel.answer.hidden;
    this.#judge(false);
    this.#tell(shown);
    if (this.#parts.grade === null) this.#panel.reveal();
  }

  /** Nothing is answered: says so and judges nothing. */
  #complain() {
    const [form] = this.#parts.forms;
    this.#panel.hush();
    this.#panel.complain(form?.missing() ?? "", WORDS.nothingChecked, form?.inputs[0]);
  }

  /** How sure the learner is says nothing of the answer: the verdict on it stays. @param {EventTarget | null} target */
  #changed(target) {
    if (target instanceof Element && target.closest(".tb-sure")) return;
    this.#panel.hush();
    this.#touched = true;
    this.#parts.changed(target);
    this.dispatchEvent(new CustomEvent("quiz-changed", { bubbles: true, detail: { item: this.item } }));
  }

  /** @param {boolean} quiet whether the live region stays still */
  #judge(quiet) {
    this.#panel.hush();
    this.#parts.judge();
    const { forms, verdicts, grade, canKeep } = this.#parts;
    const text = summary(forms, verdicts, withHints(grade ?? 1, this.#panel.costs));
    say(this.#panel.status, text, stateOf(grade), quiet);
    if (grade === 1 || grade === null) this.#panel.answer.hidden = false;
    this.#panel.offer(true, canKeep);
  }

  /** @param {boolean} shown whether the answer had been on the page */
  #tell(shown) {
    const { grade } = this.#parts;
    const credit = grade === null ? null : withHints(grade, this.#panel.costs);
    this.#send("quiz-answered", { credit, right: grade === 1, shown, hints: this.#panel.hints });
  }

  /** What is typed but not judged is kept where nobody presses Check: in an exam, and in a free text. */
  #keepDraft() {
    const { areFree, verdicts } = this.#parts;
    if (this.#held || (areFree && verdicts.length === 0)) this.#send("quiz-draft", {});
  }

  /**
   * @param {string} name
   * @param {object} more
   */
  #send(name, more) {
    const { item, revision, draw } = this;
    const { confidence } = this.#panel;
    const response = this.#parts.response;
    const detail = { item, revision, response, ...more, ...(confidence && { confidence }), ...(draw && { draw }) };
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }

  /** Another try; with `keep`, what was right stays. @param {boolean} keep */
  #again(keep) {
    this.#restart(keep);
    this.#parts.next?.focus();
    this.#send("quiz-cleared", {});
  }

  /** @param {boolean} keep */
  #restart(keep) {
    this.#parts.reset(keep);
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
}
