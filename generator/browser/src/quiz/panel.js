/** What stands around the forms of a question: message, status, buttons, the answer. Knows no act. */
import { hush, need, say } from "./dom.js";

export class Panel {
  #root;

  /** @param {HTMLElement} root the question */
  constructor(root) {
    this.#root = root;
    this.answer.hidden = true;
    const check = need(root, "button[type=submit]", HTMLButtonElement);
    check.hidden = check.disabled = false;
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

  /** @param {"again" | "missed" | "show"} name */
  button(name) {
    return need(this.#root, `button[data-do=${name}]`, HTMLButtonElement);
  }

  /** Costs of the hints that are open. */
  get costs() {
    const open = /** @type {NodeListOf<HTMLElement>} */ (this.#root.querySelectorAll(".tb-hint[open]"));
    return [...open].map((hint) => Number(hint.dataset.cost));
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
