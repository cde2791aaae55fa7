/** The questions of a check's pool on the page: which are asked, in which order, and which one a link adds. */
import { AskedQuestion } from "./asked.js";
import { WORDS } from "./check-words.js";
import { targetOf } from "./deeplink.js";
import { make } from "./node.js";

/** @typedef {import("./question.js").QuestionElement} QuestionElement */

export class Pool {
  #set;
  #extra = make("p", "tb-check__extra");

  /**
   * Takes those along that can be opened where there is no script.
   * @param {HTMLElement} root the check
   * @param {HTMLElement} set where the questions stand
   * @param {(item: string, on: boolean) => void} flagged
   */
  constructor(root, set, flagged) {
    const questions = /** @type {QuestionElement[]} */ ([...root.querySelectorAll("tb-question")]);
    this.all = questions.map((each) => new AskedQuestion(each, flagged));
    this.#set = set;
    const rest = root.querySelector(".tb-check__more");
    set.append(...this.all.filter((each) => rest?.contains(each.root)).map((each) => each.root));
    rest?.remove();
  }

  /** By its id or one that it had before. @param {string} name */
  find(name) {
    return this.all.find(({ names }) => names.includes(name));
  }

  /** @param {string[]} items @returns {AskedQuestion[]} without those that are gone */
  asked(items) {
    return items.flatMap((item) => this.find(item) ?? []);
  }

  /** Shows the items in their order; after them one that a link leads to; hides all others. @param {string[]} items */
  arrange(items) {
    const asked = this.asked(items);
    const target = targetOf(location.hash);
    const others = this.all.filter((each) => !asked.includes(each));
    const extra = others.find(({ root }) => root.contains(target));
    asked.forEach((each, at) => each.count(at + 1));
    extra?.count(asked.length + 1);
    for (const { root } of asked) root.hidden = false;
    for (const each of others) each.root.hidden = each !== extra;
    this.#extra.textContent = WORDS.extra(asked.length);
    const order = [...asked.map(({ root }) => root), ...(extra ? [this.#extra, extra.root] : [])];
    this.#extra.hidden = !extra;
    this.#place([...order, ...others.filter((each) => each !== extra).map(({ root }) => root)]);
  }

  /** Moves only if it must: what is moved loses the focus. @param {HTMLElement[]} order */
  #place(order) {
    const now = [...this.#set.children];
    if (order.length !== now.length || order.some((node, at) => node !== now[at])) this.#set.replaceChildren(...order);
  }
}
