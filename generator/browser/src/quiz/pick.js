/** Choose one or several: radios or checkboxes. */
import { mark, need, unmark } from "./dom.js";
import { gradePick } from "./grade.js";
import { shuffle } from "./shuffle.js";
import { WORDS } from "./words.js";

/** @typedef {import("./form.js").Form} Form */
/** @typedef {import("./grade.js").Verdict} Verdict */

/** @implements {Form} */
export class PickForm {
  keeps = false;
  #part;
  #root;
  #desk;

  /**
   * @param {import("./grade.js").PickPart} part
   * @param {HTMLElement} root
   * @param {import("./form.js").Desk} desk
   */
  constructor(part, root, desk) {
    this.#part = part;
    this.#root = root;
    this.#desk = desk;
  }

  get inputs() {
    return [...this.#root.querySelectorAll("input")];
  }

  response() {
    return this.inputs.filter((input) => input.checked).map((input) => input.value);
  }

  missing() {
    if (this.response().length > 0) return "";
    return this.#part.many ? WORDS.pickSome : WORDS.pickOne;
  }

  verdict() {
    return gradePick(this.#part, this.response());
  }

  /** @param {Verdict} verdict */
  sentence({ credit, right }) {
    if (!this.#part.many || credit === 1) return "";
    const picks = Object.values(right);
    const hits = picks.filter(Boolean).length;
    return WORDS.found(hits, this.#part.keys.length, picks.length - hits);
  }

  /** @param {Verdict} verdict */
  show({ right }) {
    for (const row of this.#rows()) {
      const input = need(row, "input", HTMLInputElement);
      if (!input.checked) continue;
      const hit = right[input.value];
      mark(row, input, hit ? "right" : "wrong", hit ? WORDS.right : WORDS.notRight, this.#desk.why(input.value));
    }
  }

  /** What was said about an option stays true when another is chosen. */
  changed() {}

  /**
   * @param {Verdict | null} _kept
   * @param {() => number} random
   */
  reset(_kept, random) {
    unmark(this.#root);
    for (const input of this.inputs) input.checked = false;
    if (this.#part.mix) this.#root.append(...shuffle(this.#rows(), random));
  }

  #rows() {
    return /** @type {HTMLElement[]} */ ([...this.#root.querySelectorAll(".tb-option")]);
  }
}
