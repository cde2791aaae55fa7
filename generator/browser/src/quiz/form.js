/** What every form of an act can do. A form is the learner's side of one part: it knows inputs, not grades. */
import { grade } from "./grade.js";

/** @typedef {import("./grade.js").Part} Part */
/** @typedef {import("./grade.js").Answer} Answer */
/** @typedef {import("./grade.js").Verdict} Verdict */

/**
 * What a form may ask of its question.
 * @typedef {object} Desk
 * @property {(id: string) => DocumentFragment | null} why a copy of the reason for a part
 * @property {(text: string) => void} say in the live region
 * @property {() => void} changed the response is another one now
 * @property {HTMLElement} answer where the answer stands
 */

/**
 * @template {Part} [P=Part]
 */
export class Form {
  /**
   * @param {P} part
   * @param {HTMLElement} root
   * @param {Desk} desk
   * @param {HTMLElement} [notes] where verdicts stand, if not beside the inputs: those of a blank
   */
  constructor(part, root, desk, notes = root) {
    this.part = part;
    this.root = root;
    this.desk = desk;
    this.notes = notes;
  }

  /** Whether what was right can stay while the rest is tried again. */
  get keeps() {
    return false;
  }

  /** In reading order; the first takes the focus. @returns {HTMLElement[]} */
  get inputs() {
    return [...this.root.querySelectorAll("input")];
  }

  /** @returns {Answer} */
  response() {
    throw new Error("a form has a response");
  }

  /**
   * Puts an answer back that was given before.
   * @param {unknown} _response perhaps of another act, or with ids that are here no longer
   * @returns {boolean} whether all of it found its place
   */
  restore(_response) {
    return false;
  }

  /** What to do where nothing is answered; empty if something is. */
  missing() {
    return "";
  }

  /** @returns {Verdict} */
  verdict() {
    return grade(this.part, this.response());
  }

  /**
   * What a verdict says beside right or wrong.
   * @param {Verdict} _verdict
   */
  sentence(_verdict) {
    return "";
  }

  /**
   * Puts reasons next to what they are about.
   * @param {Verdict} _verdict
   */
  show(_verdict) {}

  /**
   * Takes out what holds no longer.
   * @param {EventTarget | null} _target
   */
  changed(_target) {}

  /**
   * For another try, mixed again; with a verdict, what was right stays.
   * @param {Verdict | null} _kept
   * @param {() => number} _random in [0, 1)
   */
  reset(_kept, _random) {}

  /**
   * Ids of what was wrong, chosen or typed, so that misconceptions behind it can be named.
   * @param {Verdict} verdict
   * @returns {string[]}
   */
  slips({ right, near, caught }) {
    const wrong = Object.keys(right).filter((id) => !right[id]);
    return [...wrong, near, caught].filter((id) => id !== undefined);
  }
}
