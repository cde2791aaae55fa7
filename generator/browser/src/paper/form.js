/** The form at the head of a page to print: shows a wish, and gives the wish that it shows. */
import { FARTHEST, MOST_BLANKS } from "./wish.js";

/** @typedef {import("./wish.js").Wish} Wish */

export class Form {
  #form;
  /** @type {string[]} */
  #cards = [];

  /** @param {HTMLFormElement} form @param {() => void} changed */
  constructor(form, changed) {
    this.#form = form;
    form.addEventListener("change", changed);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.querySelector("button")?.addEventListener("click", () => print());
    form.hidden = false;
  }

  /** What can be chosen, as addresses say it. */
  get choices() {
    return new Set([...this.#which.options].map(({ value }) => value).filter((value) => value && value !== "cards"));
  }

  /** @param {Wish} wish @param {import("./wish.js").Offset} offset where the wish has none */
  show(wish, offset) {
    const [x, y] = wish.offset ?? offset;
    this.#cards = wish.cards;
    const ticked = [...this.#which.options].find(({ value }) => value === "cards");
    if (ticked) ticked.hidden = wish.which !== "cards";
    for (const [name, value] of Object.entries({ which: wish.which, flip: wish.flip, order: wish.order, blanks: wish.blanks, x, y })) {
      const field = this.#form.elements.namedItem(name);
      if (field && "value" in field) field.value = String(value);
    }
  }

  /** What is chosen; the offset stands in it whether it was changed or not. @returns {Wish} */
  wish() {
    const which = this.#value("which");
    return {
      which,
      cards: which === "cards" ? this.#cards : [],
      flip: this.#value("flip") === "short" ? "short" : "long",
      order: this.#value("order") === "fronts-then-backs" ? "fronts-then-backs" : "duplex",
      offset: [this.#number("x", -FARTHEST, FARTHEST), this.#number("y", -FARTHEST, FARTHEST)],
      blanks: Math.floor(this.#number("blanks", 0, MOST_BLANKS)),
    };
  }

  /** The words for the margins that belong to a wish; they stand at their choices. @param {Wish} wish */
  words({ which, flip, order }) {
    const said = this.#form.querySelector(`[value="${order}"][data-how]`) ?? this.#form.querySelector(`[value="${flip}"][data-how]`);
    const option = [...this.#which.options].find(({ value }) => value === which);
    return { title: option?.dataset.title ?? "", how: said?.getAttribute("data-how") ?? "" };
  }

  /** The other layouts, with the same wish. @param {string} fragment */
  follow(fragment) {
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (this.#form.querySelectorAll("a[data-layout]"))) link.hash = fragment;
  }

  get #which() {
    return /** @type {HTMLSelectElement} */ (this.#form.elements.namedItem("which"));
  }

  /** @param {string} name */
  #value(name) {
    const field = this.#form.elements.namedItem(name);
    return field && "value" in field ? String(field.value) : "";
  }

  /** @param {string} name @param {number} least @param {number} most */
  #number(name, least, most) {
    const number = Math.round(Number(this.#value(name)) * 10) / 10 || 0;
    return Math.min(Math.max(number, least), most);
  }
}
