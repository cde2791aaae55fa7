/** Put in order: buttons move a step; the moved step keeps its place in the page's focus. */
import { mark, unmark } from "./dom.js";
import { Form } from "./form.js";
import { startOrder } from "./shuffle.js";
import { WORDS } from "./words.js";

/** @typedef {import("./grade.js").Verdict} Verdict */

/** @extends {Form<import("./grade.js").ArrangePart>} */
export class ArrangeForm extends Form {
  /**
   * @param {import("./grade.js").ArrangePart} part
   * @param {HTMLElement} root
   * @param {import("./form.js").Desk} desk
   */
  constructor(part, root, desk) {
    super(part, root, desk);
    for (const step of this.#steps()) step.append(this.#buttons(step));
    this.#refresh();
  }

  get inputs() {
    return [...this.root.querySelectorAll("button")].filter((button) => button.ariaDisabled !== "true");
  }

  response() {
    return this.#steps().map((step) => step.dataset.id ?? "");
  }

  /** @param {unknown} response */
  restore(response) {
    const order = Array.isArray(response) ? response : [];
    const known = this.response();
    if (order.length !== known.length || !known.every((id) => order.includes(id))) return false;
    this.#lay(order);
    return true;
  }

  /** @param {Verdict} verdict */
  sentence({ broken }) {
    return broken ? WORDS.order(this.#text(broken[0]), this.#text(broken[1])) : "";
  }

  /** @param {Verdict} verdict */
  show(verdict) {
    for (const step of this.#steps()) {
      const id = step.dataset.id ?? "";
      const buttons = step.querySelectorAll("button");
      mark(step, buttons, verdict.right[id] ? "right" : "wrong", this.#word(id, verdict), this.desk.why(id));
    }
  }

  changed() {
    unmark(this.root);
  }

  /**
   * @param {Verdict | null} _kept
   * @param {() => number} random
   */
  reset(_kept, random) {
    unmark(this.root);
    this.#lay(startOrder(this.response(), this.part.before, random));
  }

  /** @param {string[]} order ids, the first at the top */
  #lay(order) {
    const steps = new Map(this.#steps().map((step) => [step.dataset.id ?? "", step]));
    this.#steps()[0]?.parentElement?.append(...order.flatMap((id) => steps.get(id) ?? []));
    this.#refresh();
  }

  /**
   * @param {string} id
   * @param {Verdict} verdict
   */
  #word(id, { right, broken }) {
    if (right[id]) return WORDS.inOrder;
    if (broken?.[0] === id) return WORDS.before(this.#text(broken[1]));
    if (broken?.[1] === id) return WORDS.after(this.#text(broken[0]));
    return WORDS.outOfOrder;
  }

  /**
   * Moves the neighbour, not the step, so that the pressed button keeps the focus.
   * @param {HTMLElement} step
   * @param {-1 | 1} by
   */
  #move(step, by) {
    const other = by < 0 ? step.previousElementSibling : step.nextElementSibling;
    if (!other) return this.desk.say(by < 0 ? WORDS.alreadyFirst : WORDS.alreadyLast);
    if (by < 0) step.after(other);
    else step.before(other);
    this.#refresh();
    this.desk.changed();
    const steps = this.#steps();
    this.desk.say(WORDS.place(this.#text(step.dataset.id ?? ""), steps.indexOf(step) + 1, steps.length));
  }

  /** @param {HTMLElement} step */
  #buttons(step) {
    const group = document.createElement("span");
    group.className = "tb-arrange__moves";
    for (const by of /** @type {const} */ ([-1, 1])) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "tb-question__button tb-arrange__move";
      button.textContent = by < 0 ? WORDS.moveUp : WORDS.moveDown;
      button.ariaLabel = `${button.textContent}: ${this.#text(step.dataset.id ?? "")}`;
      button.addEventListener("click", () => this.#move(step, by));
      group.append(button);
    }
    return group;
  }

  /** A button that would do nothing says so but stays in reach: disabling it would lose the focus. */
  #refresh() {
    const steps = this.#steps();
    steps.forEach((step, at) => {
      const [up, down] = step.querySelectorAll("button");
      if (up) up.ariaDisabled = String(at === 0);
      if (down) down.ariaDisabled = String(at === steps.length - 1);
    });
  }

  /** @param {string} id */
  #text(id) {
    const step = this.#steps().find((found) => found.dataset.id === id);
    return step?.querySelector(".tb-arrange__text")?.textContent?.trim() ?? "";
  }

  #steps() {
    return /** @type {HTMLElement[]} */ ([...this.root.querySelectorAll(".tb-arrange__step")]);
  }
}
