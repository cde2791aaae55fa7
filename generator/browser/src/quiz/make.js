/** Which form belongs to which act. */
import { ArrangeForm } from "./arrange.js";
import { ListForm } from "./list.js";
import { MeasureForm } from "./measure.js";
import { PairForm } from "./pair.js";
import { PickForm } from "./pick.js";
import { EnterForm } from "./enter.js";
import { WriteForm } from "./write.js";

/** @typedef {import("./form.js").Form<any>} Form */

/**
 * @param {import("./grade.js").Part} part
 * @param {HTMLElement} root
 * @param {import("./form.js").Desk} desk
 * @param {HTMLElement | undefined} notes of a blank
 * @returns {Form}
 */
export function makeForm(part, root, desk, notes) {
  switch (part.act) {
    case "pick":
      return notes ? new ListForm(part, root, desk, notes) : new PickForm(part, root, desk);
    case "pair":
      return new PairForm(part, root, desk);
    case "arrange":
      return new ArrangeForm(part, root, desk);
    case "enter":
      return new EnterForm(part, root, desk, notes);
    case "measure":
      return new MeasureForm(part, root, desk);
    case "write":
      return new WriteForm(part, root, desk);
  }
}
