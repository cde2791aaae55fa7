/** The sheets of a page to print, made anew of its cards whenever others are wanted. */
import { chosen, pagesOf } from "./places.js";

/** @typedef {import("./wish.js").Wish} Wish */
/** @typedef {import("./places.js").Card & {front: Element, back: Element}} Leaf a card and its two sides */

export class Sheets {
  #main;
  #title;
  /** A page of each side without its cards. @type {Map<string, Element>} */
  #patterns = new Map();
  /** @type {Leaf[]} */
  cards;

  /** @param {HTMLElement} main */
  constructor(main) {
    this.#main = main;
    this.#title = main.dataset.title ?? "";
    const backs = new Map([...main.querySelectorAll(".s-back")].map((back) => [idOf(back), back]));
    this.cards = [...main.querySelectorAll(".s-front")].flatMap((front) => leaves(front, backs.get(idOf(front))));
    for (const side of ["fronts", "backs", "both"]) {
      const page = main.querySelector(`.s-page.s-${side}`)?.cloneNode(true);
      if (!(page instanceof Element)) continue;
      for (const card of page.querySelectorAll(".s-card")) card.remove();
      this.#patterns.set(side, page);
    }
  }

  /**
   * Puts wanted cards and blank ones into slots.
   * @param {Wish} wish
   * @param {{title: string, how: string}} words for the margin; "" where they stay
   * @param {Record<string, string[]>} learned ids of cards that are due or missed
   * @returns {{cards: number, blanks: number, sheets: number}}
   */
  show(wish, words, learned) {
    const { slots = "1", fold } = this.#main.dataset;
    const kept = chosen(this.cards, wish, learned);
    kept.forEach(({ front, back }, at) => {
      for (const side of [front, back]) number(side, `${at + 1}/${kept.length}`);
    });
    const leavesOf = [...kept, ...Array.from({ length: wish.blanks }, blank)];
    const pages = pagesOf(leavesOf.length, Number(slots), wish.order, fold !== undefined);
    const sheets = pages.at(-1)?.sheet ?? 0;
    for (const page of this.#main.querySelectorAll(".s-page")) page.remove();
    this.#main.append(...pages.map(({ side, sheet, from, to }) => {
      const page = this.#page(side, sheet, sheets, words);
      const leaf = leavesOf.slice(from, to);
      if (side !== "backs") page.append(...leaf.map(({ front }, at) => slotted(front, at)));
      if (side !== "fronts") page.append(...leaf.map(({ back }, at) => slotted(back, at)));
      return page;
    }));
    return { cards: kept.length, blanks: wish.blanks, sheets };
  }

  /**
   * A page without cards. Its words are those that the page came with, with other numbers.
   * @param {string} side @param {number} sheet @param {number} sheets @param {{title: string, how: string}} words
   */
  #page(side, sheet, sheets, { title, how }) {
    const page = /** @type {HTMLElement} */ (this.#patterns.get(side)?.cloneNode(true));
    page.dataset.sheet = String(sheet);
    page.setAttribute("aria-label", counted(page.getAttribute("aria-label") ?? "", sheet));
    const [name, told] = page.querySelectorAll(".s-margin > *");
    if (name) name.textContent = (title || this.#title) + counted((name.textContent ?? "").slice(this.#title.length), sheet, sheets);
    if (told && how) told.textContent = how;
    return page;
  }
}

/** @param {Element} side */
const idOf = (side) => side.getAttribute("data-card") ?? "";

/** @param {Element} front @param {Element | undefined} back @returns {Leaf[]} */
function leaves(front, back) {
  const words = (/** @type {string} */ name) => (front.getAttribute(name) ?? "").split(" ").filter(Boolean);
  const places = words("data-places").map(Number);
  const decks = new Map(words("data-decks").map((deck, at) => [deck, places[at] ?? 0]));
  return back ? [{ id: idOf(front), decks, facets: words("data-facets"), front, back }] : [];
}

/** A blank card, as it stands in the page's template. */
function blank() {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("blank"));
  const [front, back] = /** @type {DocumentFragment} */ (template.content.cloneNode(true)).children;
  return { front: /** @type {Element} */ (front), back: /** @type {Element} */ (back) };
}

/** The style sheet has the places of slots. @param {Element} side @param {number} at */
function slotted(side, at) {
  side.className = side.className.replace(/s-slot-\d+/u, `s-slot-${at + 1}`);
  return side;
}

/** @param {Element} side @param {string} text */
const number = (side, text) => side.querySelector(".s-number")?.replaceChildren(text);

/** Puts these numbers in the place of those of the text. @param {string} text @param {number[]} numbers */
const counted = (text, ...numbers) => text.replace(/\d+/gu, (old) => String(numbers.shift() ?? old));
