/** `<tb-way-in>`: of the questions on its page it shows today's five. */
import { studyDay, today } from "../review/day.js";
import { namesOf } from "../store/recall.js";
import { fiveOfToday } from "./five.js";
import { WORDS } from "./words.js";

/** @typedef {import("../store/replay.js").Answered} Answered */

export class WayInElement extends HTMLElement {
  connectedCallback() {
    document.addEventListener(
      "tacticbook-log",
      (event) => this.#choose(/** @type {CustomEvent<{answers: Answered[]}>} */ (event).detail.answers),
      { once: true },
    );
  }

  /** @param {Answered[]} answers */
  #choose(answers) {
    const questions = [.../** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("tb-question"))];
    const now = today();
    const isOld = (/** @type {Answered} */ { t }) => studyDay(t, -new Date(t).getTimezoneOffset()) < now;
    const chosen = fiveOfToday(questions.map(namesOf), answers.filter(isOld), now);
    const fresh = new Set(answers.filter((answer) => !isOld(answer)).map(({ item }) => item));
    for (const question of questions) {
      question.closest("section")?.toggleAttribute("hidden", !chosen.has(question.dataset.item ?? ""));
      if (!namesOf(question).some((name) => fresh.has(name))) beginAnew(question);
    }
    this.dataset.ready = "";
    const note = this.querySelector(".tb-way-in__note");
    if (note) note.textContent = WORDS.five(chosen.size, questions.length);
  }
}

/** As if the learner had begun here: the keeper then does not bring an answer of another day back. @param {Element} question */
const beginAnew = (question) => question.dispatchEvent(new CustomEvent("quiz-changed", { bubbles: true }));
