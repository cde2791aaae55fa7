/** Choose one in a blank of a text: a list. */
import { Form } from "./form.js";
import { judge, need, unjudge } from "./dom.js";
import { shuffle } from "./shuffle.js";
import { WORDS } from "./words.js";

/** @typedef {import("./grade.js").Verdict} Verdict */

/** @extends {Form<import("./grade.js").PickPart>} */
export class ListForm extends Form {
  get keeps() {
    return true;
  }

  get inputs() {
    return [this.#list];
  }

  response() {
    return this.#list.value ? [this.#list.value] : [];
  }

  /** @param {unknown} response */
  restore(response) {
    const chosen = Array.isArray(response) && typeof response[0] === "string" ? response[0] : "";
    this.#list.value = chosen;
    return this.#list.value === chosen;
  }

  missing() {
    return this.#list.value ? "" : WORDS.fillSome;
  }

  /** @param {Verdict} verdict */
  show({ credit }) {
    judge(this.notes, this.#list, credit, this.#list.value, this.desk.why(this.#list.value));
  }

  changed() {
    unjudge(this.notes, this.#list);
  }

  /**
   * @param {Verdict | null} kept
   * @param {() => number} random
   */
  reset(kept, random) {
    this.changed();
    const value = kept?.credit === 1 ? this.#list.value : "";
    if (this.part.mix) this.#list.append(...shuffle([...this.#list.options].slice(1), random));
    this.#list.value = value;
  }

  get #list() {
    return need(this.root, "select", HTMLSelectElement);
  }
}
