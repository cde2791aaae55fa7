/** `<tb-calibration>`: holds what a learner was sure of against what was right, in words and a small chart. */
import { chart } from "./chart.js";
import { WORDS } from "./check-words.js";
import { judgements, levels, sureAndWrong } from "./judgement.js";
import { link, make } from "./node.js";

/** @typedef {import("./judgement.js").Answer} Answer */

/** With fewer answers chance says more than the learner. */
const LEAST = 5;

export class CalibrationElement extends HTMLElement {
  /** Questions that ask for a confidence. @type {Record<string, {label: string, href: string}>} */
  #items = JSON.parse(this.dataset.items ?? "{}");
  /** @type {Answer[]} */
  #answers = [];
  /** Whether a log tells of all answers, those of this page among them. */
  #logged = false;
  #body = make("div", "");

  connectedCallback() {
    if (this.contains(this.#body)) return;
    this.append(make("h2", "", WORDS.calibration), this.#body);
    document.addEventListener("tacticbook-log", (event) => {
      this.#logged = true;
      this.#answers = /** @type {CustomEvent<{answers: Answer[]}>} */ (event).detail.answers;
      this.#show();
    });
    document.addEventListener("quiz-answered", (event) => {
      if (this.#logged) return;
      const { detail } = /** @type {CustomEvent<import("./told.js").Answered>} */ (event);
      this.#answers.push({ ...detail, t: Date.now() });
      this.#show();
    });
    this.#show();
  }

  #show() {
    const judged = judgements(this.#answers, (item) => Object.hasOwn(this.#items, item));
    const found = judged.length < LEAST ? [this.#few(judged.length)] : this.#report(judged);
    this.#body.replaceChildren(...found, ...this.#wrong(sureAndWrong(judged)), make("p", "tb-calibration__rule", WORDS.rule));
  }

  /** @param {number} count */
  #few(count) {
    return make("p", "", count ? WORDS.few(count, LEAST) : WORDS.none);
  }

  /** @param {ReturnType<typeof judgements>} judged */
  #report(judged) {
    const used = levels(judged);
    const words = used.map(({ level, right, all }, at) =>
      `${at ? WORDS.level[level].toLowerCase() : WORDS.when[level]} ${WORDS.times(right, all, at === 0)}`);
    const text = `${words.join("; ")}.`;
    return [make("p", "", text), chart(used, text)];
  }

  /** @param {string[]} items */
  #wrong(items) {
    const links = items.flatMap((item) => {
      const { href, label } = this.#items[item] ?? {};
      return href && label ? make("li", "", link(href, label)) : [];
    });
    return links.length ? [make("p", "tb-calibration__wrong", WORDS.sureWrong), make("ul", "", ...links)] : [];
  }
}
