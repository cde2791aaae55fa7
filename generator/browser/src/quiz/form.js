/** What every form of an act can do, and which form belongs to which act. */
import { ArrangeForm } from "./arrange.js";
import { EnterForm } from "./enter.js";
import { PairForm } from "./pair.js";
import { PickForm } from "./pick.js";

/** @typedef {import("./grade.js").Part} Part */
/** @typedef {import("./grade.js").Answer} Answer */
/** @typedef {import("./grade.js").Verdict} Verdict */

/**
 * What a form may ask of its question.
 * @typedef {object} Desk
 * @property {(id: string) => DocumentFragment | null} why a copy of the reason for a part
 * @property {(text: string) => void} say in the live region
 * @property {() => void} changed the response is another one now
 */

/**
 * The learner's side of one act.
 * @typedef {object} Form
 * @property {HTMLElement[]} inputs in reading order; the first takes the focus
 * @property {() => Answer} response
 * @property {() => string} missing what to do where nothing is answered; empty if something is
 * @property {() => Verdict} verdict
 * @property {(verdict: Verdict) => string} sentence what the verdict says beside right or wrong
 * @property {(verdict: Verdict) => void} show puts reasons next to what they are about
 * @property {(target: EventTarget | null) => void} changed takes out what holds no longer
 * @property {(kept: Verdict | null, random: () => number) => void} reset for another try, mixed again;
 *   with a verdict, what was right stays
 * @property {boolean} keeps whether what was right can stay
 */

/**
 * @param {Part} part
 * @param {HTMLElement} root
 * @param {Desk} desk
 * @returns {Form}
 */
export function makeForm(part, root, desk) {
  switch (part.act) {
    case "pick":
      return new PickForm(part, root, desk);
    case "pair":
      return new PairForm(part, root, desk);
    case "arrange":
      return new ArrangeForm(part, root, desk);
    case "enter":
      return new EnterForm(part, root, desk);
  }
}
