/** Write a text and compare it with a model answer: nothing is graded. */
import { need } from "./dom.js";
import { Form } from "./form.js";
import { WORDS } from "./words.js";

/** @extends {Form<import("./grade.js").WritePart>} */
export class WriteForm extends Form {
  get inputs() {
    return [this.#field];
  }

  response() {
    const met = this.#rubric.filter((box) => box.checked).map((box) => box.value);
    return { text: this.#field.value.trim(), met };
  }

  /** @param {unknown} response */
  restore(response) {
    const { text, met } = /** @type {{text?: unknown, met?: unknown}} */ (response ?? {});
    this.#field.value = typeof text === "string" ? text : "";
    for (const box of this.#rubric) box.checked = Array.isArray(met) && met.includes(box.value);
    return typeof text === "string";
  }

  missing() {
    return this.#field.value.trim() ? "" : WORDS.writeSome;
  }

  sentence() {
    return WORDS.compare;
  }

  reset() {
    this.#field.value = "";
    for (const box of this.#rubric) box.checked = false;
  }

  get #field() {
    return need(this.root, "textarea", HTMLTextAreaElement);
  }

  get #rubric() {
    return /** @type {HTMLInputElement[]} */ ([...this.desk.answer.querySelectorAll(".tb-rubric input")]);
  }
}
