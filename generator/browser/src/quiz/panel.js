/** What stands around the forms of a question: message, status, confidence, hints, buttons, the answer. Knows no act. */
import { hush, need, say } from "./dom.js";

/** @typedef {"sure" | "unsure" | "guess"} Confidence */

export class Panel {
  #root;

  /** @param {HTMLElement} root the question */
  constructor(root) {
    this.#root = root;
    this.answer.hidden = true;
    this.#submit.hidden = this.#submit.disabled = false;
    const sure = this.#sure;
    if (sure) sure.hidden = false;
  }

  get answer() {
    return need(this.#root, "tb-answer", HTMLElement);
  }

  get status() {
    return need(this.#root, ".tb-question__status", HTMLElement);
  }

  get #error() {
    return need(this.#root, ".tb-question__error", HTMLElement);
  }

  get #submit() {
    return need(this.#root, "button[type=submit]", HTMLButtonElement);
  }

  /** @returns {HTMLFieldSetElement | null} */
  get #sure() {
    return this.#root.querySelector("fieldset.tb-sure");
  }

  /** How sure the learner says they are, if the question asks. @returns {Confidence | undefined} */
  get confidence() {
    const chosen = /** @type {HTMLInputElement | null} */ (this.#sure?.querySelector("input:checked") ?? null);
    return /** @type {Confidence | undefined} */ (chosen?.value);
  }

  set confidence(level) {
    for (const input of this.#sure?.querySelectorAll("input") ?? []) input.checked = input.value === level;
  }

  /** @param {"again" | "missed" | "show"} name */
  button(name) {
    return need(this.#root, `button[data-do=${name}]`, HTMLButtonElement);
  }

  get #hints() {
    return /** @type {HTMLDetailsElement[]} */ ([...this.#root.querySelectorAll(".tb-hint")]);
  }

  /** Ids of the hints that are open. */
  get hints() {
    return this.#hints.filter((hint) => hint.open).map((hint) => hint.dataset.hint ?? "");
  }

  set hints(ids) {
    for (const hint of this.#hints) hint.open = ids.includes(hint.dataset.hint ?? "");
  }

  /** Costs of the hints that are open. */
  get costs() {
    return this.#hints.filter((hint) => hint.open).map((hint) => Number(hint.dataset.cost));
  }

  /**
   * Says what is missing, tied to the input that takes the focus.
   * @param {string} message
   * @param {string} status
   * @param {HTMLElement | undefined} input
   */
  complain(message, status, input) {
    this.#error.textContent = message;
    this.#error.hidden = false;
    say(this.status, status);
    input?.setAttribute("aria-describedby", this.#error.id);
    input?.focus();
  }

  /** Takes message and status back: they are about an answer that is there no longer. */
  hush() {
    this.#error.hidden = true;
    this.#error.textContent = "";
    hush(this.status);
  }

  /**
   * Shows the buttons that make sense now.
   * @param {boolean} tried
   * @param {boolean} kept whether a part of the response is right and another is not
   */
  offer(tried, kept) {
    this.button("again").hidden = !tried;
    this.button("missed").hidden = !tried || !kept;
    this.button("show").hidden = !tried || !this.answer.hidden;
  }

  /**
   * In an exam nothing is judged, hinted or shown before all is handed in.
   * @param {boolean} on
   */
  hold(on) {
    this.#submit.hidden = this.#submit.disabled = on;
    this.#hideHints(on);
    if (on) this.conceal();
    if (on) this.offer(false, false);
  }

  /**
   * What is handed in stays as it is: it can be read, and the answer opened, but nothing changed.
   * @param {boolean} on
   */
  close(on) {
    for (const set of this.#root.querySelectorAll("fieldset")) set.disabled = on;
    this.#submit.hidden = this.#submit.disabled = on;
    this.#hideHints(on);
    if (on) this.button("again").hidden = this.button("missed").hidden = true;
  }

  /** @param {boolean} on */
  #hideHints(on) {
    const hints = /** @type {HTMLElement | null} */ (this.#root.querySelector("tb-hints"));
    if (hints) hints.hidden = on;
  }

  /** Opens the answer and leads the focus there, as the pressed button goes. */
  reveal() {
    this.answer.hidden = false;
    need(this.answer, "details", HTMLDetailsElement).open = true;
    need(this.answer, "summary", HTMLElement).focus();
    this.button("show").hidden = true;
  }

  /** Hides the answer, for another try. */
  conceal() {
    this.answer.hidden = true;
    need(this.answer, "details", HTMLDetailsElement).open = false;
  }
}
