/** Type a word or two. */
import { mark, need, unmark } from "./dom.js";
import { gradeEnter } from "./grade.js";
import { WORDS } from "./words.js";

/** @typedef {import("./form.js").Form} Form */
/** @typedef {import("./grade.js").Verdict} Verdict */

/** @implements {Form} */
export class EnterForm {
  keeps = false;
  #part;
  #root;
  #desk;
  #input;

  /**
   * @param {import("./grade.js").EnterPart} part
   * @param {HTMLElement} root
   * @param {import("./form.js").Desk} desk
   */
  constructor(part, root, desk) {
    this.#part = part;
    this.#root = root;
    this.#desk = desk;
    this.#input = need(root, "input", HTMLInputElement);
  }

  get inputs() {
    return [this.#input];
  }

  response() {
    return this.#input.value.trim();
  }

  missing() {
    return this.response() ? "" : WORDS.typeSome;
  }

  verdict() {
    return gradeEnter(this.#part, this.response());
  }

  /** @param {Verdict} verdict */
  sentence({ took }) {
    return took ? WORDS.took(took) : "";
  }

  /** @param {Verdict} verdict */
  show({ near }) {
    if (near) mark(this.#root, this.#input, "part", WORDS.close, this.#desk.why(near));
  }

  changed() {
    unmark(this.#root);
  }

  reset() {
    unmark(this.#root);
    this.#input.value = "";
  }
}
