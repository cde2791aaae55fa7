/** `<tb-tally>`: says on a page of several questions how many are right so far. */
import { say } from "./dom.js";
import { WORDS } from "./words.js";

/** @typedef {import("./question.js").Answered} Answered */

export class TallyElement extends HTMLElement {
  /** The last check of each question. @type {Map<string, boolean>} */
  #right = new Map();
  #region = document.createElement("span");

  connectedCallback() {
    this.#region.role = "status";
    this.#region.className = "tb-tally__status";
    this.replaceChildren(this.#region);
    document.addEventListener("quiz-answered", this.#listen);
  }

  disconnectedCallback() {
    document.removeEventListener("quiz-answered", this.#listen);
  }

  /** @param {Event} event */
  #listen = (event) => {
    const { item, right } = /** @type {CustomEvent<Answered>} */ (event).detail;
    this.#right.set(item, right);
    const all = Number(this.dataset.total) || document.querySelectorAll("tb-question").length;
    say(this.#region, WORDS.tally([...this.#right.values()].filter(Boolean).length, all));
  };
}
