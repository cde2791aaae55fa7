/** The answer sheet of an exam: which questions are answered, open or flagged, and the way to each; then Hand in. */
import { WORDS } from "./check-words.js";
import { button, landing, link, listed, make, sign } from "./node.js";

/** @typedef {{href: string, number: number, answered: boolean, flagged: boolean}} Row a question of the exam */

/** @param {Row} row */
const isOpen = ({ answered, flagged }) => !answered || flagged;

export class Sheet {
  root = make("nav", "tb-sheet");
  #list = make("ol", "tb-sheet__list");

  /** @param {string} name said by a screen reader; there are two sheets on the page */
  constructor(name) {
    this.root.ariaLabel = name;
    this.root.append(make("p", "tb-label", WORDS.sheet), this.#list);
  }

  /** @param {Row[]} rows */
  show(rows) {
    this.#list.replaceChildren(...rows.map(({ href, number, answered, flagged }) => {
      const state = answered ? [sign("●"), ` ${WORDS.answered}`] : [sign("○"), ` ${WORDS.open}`];
      const mark = flagged ? [", ", sign("⚑"), ` ${WORDS.flagged}`] : [];
      const item = make("li", "", link(href, WORDS.question(number)), make("span", "tb-sheet__state", ...state, ...mark));
      if (isOpen({ href, number, answered, flagged })) item.dataset.open = "";
      return item;
    }));
  }
}

/** One press hands in what is whole; what is open or flagged is named first. */
export class HandIn {
  root = make("div", "tb-hand-in");
  #sheet = new Sheet(WORDS.sheetEnd);
  #before = make("div", "tb-hand-in__before");
  /** @type {Row[]} */
  #rows = [];
  #done;

  /** @param {() => void} done */
  constructor(done) {
    this.#done = done;
    const press = button(WORDS.handIn, () => this.#press(), true);
    this.root.append(this.#sheet.root, make("p", "tb-check__buttons", press), this.#before);
  }

  /** @param {Row[]} rows */
  show(rows) {
    this.#rows = rows;
    this.#sheet.show(rows);
    this.#before.replaceChildren();
  }

  #press() {
    const left = this.#rows.filter(isOpen);
    if (left.length === 0) return this.#done();
    const open = left.filter(({ answered }) => !answered).length;
    const flagged = left.filter((row) => row.flagged).length;
    const title = landing("h3", "tb-hand-in__title");
    title.textContent = WORDS.before(open, flagged);
    this.#before.replaceChildren(
      title,
      make("p", "", ...listed(left.map(({ href, number }) => link(href, WORDS.question(number))))),
      make("p", "tb-check__buttons", button(WORDS.handInWith(open, flagged), this.#done)),
    );
    title.focus();
  }
}

/** A button in each question of an exam. */
export class Flag {
  root;

  /** @param {(on: boolean) => void} told */
  constructor(told) {
    this.root = button(WORDS.flag, () => {
      this.on = !this.on;
      told(this.on);
    });
    this.root.classList.add("tb-flag");
    this.on = false;
  }

  get on() {
    return this.root.ariaPressed === "true";
  }

  set on(on) {
    this.root.ariaPressed = String(on);
  }
}
