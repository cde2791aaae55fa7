/** Type a number, with or without its unit. */
import { mark, need, unmark } from "./dom.js";
import { Form } from "./form.js";
import { readNumber } from "./number.js";
import { WORDS } from "./words.js";

/** @typedef {import("./grade.js").Verdict} Verdict */

/** @extends {Form<import("./grade.js").MeasurePart>} */
export class MeasureForm extends Form {
  get inputs() {
    return [this.#field];
  }

  response() {
    return this.#field.value.trim();
  }

  /** @param {unknown} response */
  restore(response) {
    this.#field.value = typeof response === "string" ? response : "";
    return typeof response === "string";
  }

  /** What is no number gets a message and no mark. */
  missing() {
    if (!this.response()) return WORDS.typeNumber;
    const { fault } = readNumber(this.response(), this.part.unit);
    if (fault === "none") return WORDS.noNumber;
    return fault === "unit" ? WORDS.otherUnit(this.part.unit) : "";
  }

  /** @param {Verdict} verdict */
  show({ caught }) {
    if (caught) mark(this.root, this.#field, "part", WORDS.knownSlip, this.desk.why(caught));
  }

  changed() {
    unmark(this.root);
  }

  reset() {
    unmark(this.root);
    this.#field.value = "";
  }

  get #field() {
    return need(this.root, "input", HTMLInputElement);
  }
}
