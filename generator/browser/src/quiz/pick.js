/** Choose one or several: radio buttons or check boxes. */
import { mark, need, unmark } from "./dom.js";
import { Form } from "./form.js";
import { shuffle } from "./shuffle.js";
import { WORDS } from "./words.js";

/** @typedef {import("./grade.js").Verdict} Verdict */

/** @extends {Form<import("./grade.js").PickPart>} */
export class PickForm extends Form {
  get keeps() {
    return this.part.many;
  }

  get inputs() {
    return [...this.root.querySelectorAll("input")];
  }

  response() {
    return this.inputs.filter((input) => input.checked).map((input) => input.value);
  }

  /** @param {unknown} response */
  restore(response) {
    const chosen = Array.isArray(response) ? response : [];
    for (const input of this.inputs) input.checked = chosen.includes(input.value);
    return chosen === response && this.response().length === chosen.length;
  }

  missing() {
    if (this.response().length > 0) return "";
    return this.part.many ? WORDS.pickSome : WORDS.pickOne;
  }

  /** @param {Verdict} verdict */
  sentence({ credit, right }) {
    if (!this.part.many || credit === 1) return "";
    const picks = Object.values(right);
    const hits = picks.filter(Boolean).length;
    return WORDS.found(hits, this.part.keys.length, picks.length - hits);
  }

  /** @param {Verdict} verdict */
  show({ right }) {
    for (const row of this.#rows()) {
      const input = need(row, "input", HTMLInputElement);
      if (!input.checked) continue;
      const hit = right[input.value];
      mark(row, input, hit ? "right" : "wrong", hit ? WORDS.right : WORDS.notRight, this.desk.why(input.value));
    }
  }

  /**
   * @param {Verdict | null} kept
   * @param {() => number} random
   */
  reset(kept, random) {
    unmark(this.root);
    for (const input of this.inputs) input.checked &&= Boolean(kept?.right[input.value]);
    if (this.part.mix) this.root.append(...shuffle(this.#rows(), random));
  }

  #rows() {
    return /** @type {HTMLElement[]} */ ([...this.root.querySelectorAll(".tb-option")]);
  }
}
