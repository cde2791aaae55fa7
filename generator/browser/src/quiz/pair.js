/** Give each left its right: one select a left. */
import { mark, need, unmark } from "./dom.js";
import { Form } from "./form.js";
import { shuffle } from "./shuffle.js";
import { WORDS } from "./words.js";

/** @typedef {import("./grade.js").Verdict} Verdict */

/** @extends {Form<import("./grade.js").PairPart>} */
export class PairForm extends Form {
  get keeps() {
    return true;
  }

  /** Those without an answer first, so that "retry what I missed" leads to them. */
  get inputs() {
    const all = this.#rows().map(({ select }) => select);
    return [...all.filter((select) => !select.value), ...all.filter((select) => select.value)];
  }

  response() {
    const chosen = this.#rows().filter(({ select }) => select.value);
    return Object.fromEntries(chosen.map(({ left, select }) => [left, select.value]));
  }

  /** @param {unknown} response */
  restore(response) {
    const chosen = /** @type {Record<string, unknown>} */ (typeof response === "object" && response ? response : {});
    for (const { left, select } of this.#rows()) {
      const right = Object.hasOwn(chosen, left) ? chosen[left] : "";
      select.value = typeof right === "string" ? right : "";
    }
    return chosen === response && Object.keys(this.response()).length === Object.keys(chosen).length;
  }

  missing() {
    return Object.keys(this.response()).length > 0 ? "" : WORDS.pairSome;
  }

  /** @param {Verdict} verdict */
  sentence({ credit, right }) {
    const rows = Object.values(right);
    return credit === 1 ? "" : WORDS.pairs(rows.filter(Boolean).length, rows.length);
  }

  /** @param {Verdict} verdict */
  show({ right }) {
    for (const { row, left, select } of this.#rows()) {
      if (!select.value) mark(row, select, "none", WORDS.noAnswer, null);
      else if (right[left]) mark(row, select, "right", WORDS.right, this.desk.why(left));
      else mark(row, select, "wrong", WORDS.notRight, this.#why(left, select.value));
    }
  }

  /** @param {EventTarget | null} target */
  changed(target) {
    const row = target instanceof Element && target.closest(".tb-pair");
    if (row) unmark(row);
  }

  /**
   * @param {Verdict | null} kept
   * @param {() => number} random
   */
  reset(kept, random) {
    unmark(this.root);
    const rows = this.#rows();
    const values = rows.map(({ left, select }) => (kept?.right[left] ? select.value : ""));
    if (this.part.mix) this.#mix(random);
    rows.forEach(({ select }, at) => (select.value = values[at] ?? ""));
  }

  /**
   * Extras that were chosen.
   * @param {Verdict} verdict
   */
  slips({ right }) {
    const chosen = Object.entries(this.response());
    return chosen.filter(([left]) => !right[left]).map(([, value]) => value);
  }

  /**
   * An extra explains itself, as it belongs nowhere; else the left does.
   * @param {string} left
   * @param {string} chosen
   */
  #why(left, chosen) {
    const extra = !Object.values(this.part.key).includes(chosen);
    return (extra && this.desk.why(chosen)) || this.desk.why(left);
  }

  /** Every select in the same new order. @param {() => number} random */
  #mix(random) {
    const values = [...(this.#rows()[0]?.select.options ?? [])].slice(1).map((option) => option.value);
    const order = shuffle(values, random);
    for (const { select } of this.#rows()) {
      const options = new Map([...select.options].map((option) => [option.value, option]));
      select.append(...order.flatMap((value) => options.get(value) ?? []));
    }
  }

  #rows() {
    const rows = /** @type {HTMLElement[]} */ ([...this.root.querySelectorAll(".tb-pair")]);
    return rows.map((row) => ({ row, left: row.dataset.id ?? "", select: need(row, "select", HTMLSelectElement) }));
  }
}
