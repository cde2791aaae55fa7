/** The parts of a question: their forms, what was answered in them, and what the last check found. */
import { unmark } from "./dom.js";
import { meanCredit } from "./grade.js";
import { makeForm } from "./make.js";

/** @typedef {import("./make.js").Form} Form */
/** @typedef {import("./grade.js").Verdict} Verdict */

/** @type {Verdict} */
const NOTHING = { credit: 0, right: {} };

export class Parts {
  /** @type {Form[]} */
  forms;
  /** One a form, of the last check; none since the answer changed. @type {Verdict[]} */
  verdicts = [];

  /**
   * @param {HTMLElement} root the question
   * @param {import("./form.js").Desk} desk
   */
  constructor(root, desk) {
    /** @type {import("./grade.js").Part[]} */
    const parts = JSON.parse(root.dataset.parts ?? "[]");
    const places = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("tb-part")]);
    this.forms = parts.flatMap((part, at) => {
      const place = part.id ? places.find((found) => found.dataset.part === part.id) : places[at];
      /** @type {HTMLElement | null} */
      const notes = part.id ? root.querySelector(`[data-blank="${CSS.escape(part.id)}"]`) : null;
      return place ? makeForm(part, place, desk, notes ?? undefined) : [];
    });
  }

  /** Mean credit of the last check; null where nothing is graded, or nothing was checked. */
  get grade() {
    return meanCredit(this.verdicts);
  }

  get areEmpty() {
    return this.forms.every((form) => form.missing());
  }

  /** Whether there is a free text, which nobody grades. */
  get areFree() {
    return this.forms.some((form) => form.part.act === "write");
  }

  /** Whether some of what was checked is right and can stay for another try. */
  get canKeep() {
    const kept = this.forms.some((form, at) => form.keeps && hasRight(this.#verdict(at)));
    return kept && this.grade !== 1;
  }

  /** The first input that wants something, or the first of all. */
  get next() {
    const open = this.forms.find((form) => form.missing()) ?? this.forms[0];
    return open?.inputs[0];
  }

  /** Ids of what was wrongly chosen. */
  get slips() {
    return this.verdicts.flatMap((verdict, at) => this.forms[at]?.slips(verdict) ?? []);
  }

  /** Of the one part, or by the id of the part. @returns {unknown} */
  get response() {
    if (this.forms.length === 1) return this.forms[0]?.response();
    return Object.fromEntries(this.forms.map((form) => [form.part.id, form.response()]));
  }

  /**
   * Puts a response back.
   * @param {unknown} response perhaps of an older build
   * @returns {boolean} whether all of it found its place
   */
  restore(response) {
    const [only, ...more] = this.forms;
    if (only && more.length === 0) return only.restore(response);
    const given = /** @type {Record<string, unknown>} */ (typeof response === "object" && response ? response : {});
    return this.forms.map((form) => form.restore(given[form.part.id ?? ""])).every(Boolean);
  }

  /** Puts verdicts next to what they are about. */
  judge() {
    for (const form of this.forms) unmark(form.root);
    this.changed(null);
    this.verdicts = this.forms.map((form) => form.verdict());
    this.forms.forEach((form, at) => form.show(this.#verdict(at)));
  }

  /** The answer is another one now: in one form, or in any. @param {EventTarget | null} target */
  changed(target) {
    this.verdicts = [];
    for (const form of this.forms) {
      if (!(target instanceof Node) || form.root.contains(target)) form.changed(target);
    }
  }

  /** For another try; with `keep`, what was right stays. @param {boolean} keep */
  reset(keep) {
    this.forms.forEach((form, at) => form.reset(keep ? this.#verdict(at) : null, Math.random));
    this.verdicts = [];
  }

  /** @param {number} at */
  #verdict(at) {
    return this.verdicts[at] ?? NOTHING;
  }
}

/** @param {Verdict} verdict */
function hasRight({ credit, right }) {
  return credit === 1 || Object.values(right).some(Boolean);
}
