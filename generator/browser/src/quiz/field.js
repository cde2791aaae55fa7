/** One field to type into: what the forms of a word and of a number share. */
import { need } from "./dom.js";
import { Form } from "./form.js";

/**
 * @template {import("./grade.js").Part} [P=import("./grade.js").Part]
 * @extends {Form<P>}
 */
export class FieldForm extends Form {
  get inputs() {
    return [this.field];
  }

  response() {
    return this.field.value.trim();
  }

  /** @param {unknown} response */
  restore(response) {
    this.field.value = typeof response === "string" ? response : "";
    return typeof response === "string";
  }

  get field() {
    return need(this.root, "input", HTMLInputElement);
  }
}
