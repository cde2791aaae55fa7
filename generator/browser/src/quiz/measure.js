/** Type a number, with or without its unit. */
import { mark, unmark } from "./dom.js";
import { FieldForm } from "./field.js";
import { readNumber } from "./number.js";
import { WORDS } from "./words.js";

/** @typedef {import("./grade.js").Verdict} Verdict */

/** @extends {FieldForm<import("./grade.js").MeasurePart>} */
export class MeasureForm extends FieldForm {
  /** What is no number gets a message and no mark. */
  missing() {
    if (!this.response()) return WORDS.typeNumber;
    const { fault } = readNumber(this.response(), this.part.unit);
    if (fault === "none") return WORDS.noNumber;
    return fault === "unit" ? WORDS.otherUnit(this.part.unit) : "";
  }

  /** @param {Verdict} verdict */
  sentence({ caught }) {
    return caught ? `${WORDS.knownSlip}.` : "";
  }

  /** @param {Verdict} verdict */
  show({ caught }) {
    if (caught) mark(this.root, this.field, "part", WORDS.knownSlip, this.desk.why(caught));
  }

  changed() {
    unmark(this.root);
  }

  reset() {
    unmark(this.root);
    this.field.value = "";
  }
}
