/** One question of a check's pool: its place on the page, its number, its flag. */
import { need } from "./dom.js";
import { Flag } from "./sheet.js";

/** @typedef {import("./question.js").QuestionElement} QuestionElement */

export class AskedQuestion {
  question;
  /** What is moved and hidden: the question with the anchor that links lead to. */
  root;
  number = 0;
  flag;

  /**
   * @param {QuestionElement} question
   * @param {(item: string, on: boolean) => void} flagged
   */
  constructor(question, flagged) {
    this.question = question;
    this.root = /** @type {HTMLElement} */ (question.closest("section") ?? question);
    this.flag = new Flag((on) => flagged(question.item, on));
    this.flag.root.hidden = true;
    need(question, ".tb-question__buttons", HTMLElement).append(this.flag.root);
  }

  get item() {
    return this.question.item;
  }

  /** The item's id and those that it had before. @returns {string[]} */
  get names() {
    return [this.item, ...JSON.parse(this.question.dataset.was ?? "[]")];
  }

  get href() {
    return `#${this.root.id}`;
  }

  /** For a sheet. @returns {import("./sheet.js").Row} */
  get row() {
    return { href: this.href, number: this.number, answered: this.result.answered, flagged: this.flag.on };
  }

  /** For a report. */
  get result() {
    return { ...this.question.result, objective: this.question.dataset.objective ?? "" };
  }

  /** Gives it a number wherever its number is said. @param {number} number */
  count(number) {
    this.number = number;
    for (const said of [need(this.root, ".tb-question__link", Element), need(this.root, ".tb-answer > summary", Element)]) {
      said.textContent = (said.textContent ?? "").replace(/\d+(?=\s*$)/u, String(number));
    }
  }
}
