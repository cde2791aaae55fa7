/** Type a word or two, in a field of its own or in a blank of a text. */
import { judge, mark, unjudge, unmark } from "./dom.js";
import { FieldForm } from "./field.js";
import { WORDS } from "./words.js";

/** @typedef {import("./grade.js").Verdict} Verdict */

/** @extends {FieldForm<import("./grade.js").EnterPart>} */
export class EnterForm extends FieldForm {
  get keeps() {
    return this.#isBlank;
  }

  missing() {
    if (this.response()) return "";
    return this.#isBlank ? WORDS.fillSome : WORDS.typeSome;
  }

  /**
   * Heard where the reason beside the field is not: a blank says which one it is.
   * @param {Verdict} verdict
   */
  sentence({ took, near }) {
    const text = took ? WORDS.took(took) : near ? `${WORDS.close}.` : "";
    return text && this.#isBlank ? WORDS.inBlank(this.field.ariaLabel, text) : text;
  }

  /** @param {Verdict} verdict */
  show({ credit, near }) {
    const why = this.desk.why(near ?? this.part.id ?? "");
    if (!this.#isBlank) return near ? mark(this.root, this.field, "part", WORDS.close, why) : undefined;
    judge(this.notes, this.field, near ? 0.5 : credit, this.response(), near || credit === 1 ? why : null);
  }

  changed() {
    if (this.#isBlank) unjudge(this.notes, this.field);
    else unmark(this.root);
  }

  /** @param {Verdict | null} kept */
  reset(kept) {
    this.changed();
    if (kept?.credit !== 1) this.field.value = "";
  }

  get #isBlank() {
    return this.notes !== this.root;
  }
}
