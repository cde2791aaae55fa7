/** What a check says and offers before its questions: what is going on, the other mode, another draw. */
import { say } from "./dom.js";
import { WORDS } from "./check-words.js";
import { button, landing, make } from "./node.js";
import { isExam, isHeld } from "./sitting.js";

/** @typedef {import("./sitting.js").Sitting} Sitting */

export class Bar {
  root = make("div", "tb-check__bar");
  #title = landing("h2", "tb-check__title");
  #how = make("p", "tb-check__how");
  #status = make("p", "tb-hidden");
  #mode;
  #anew;

  /**
   * @param {() => void} turn to the other mode
   * @param {() => void} anew
   * @param {string} again words of the button for another draw
   */
  constructor(turn, anew, again) {
    this.#mode = button("", turn);
    this.#status.setAttribute("role", "status");
    this.#anew = button(again, anew);
    this.root.append(this.#title, this.#how, make("p", "tb-check__buttons", this.#mode, this.#anew), this.#status);
  }

  /** An exam that is going on is left by its one exit only. @param {Sitting} sitting */
  show(sitting) {
    const { items, submitted } = sitting;
    const exam = isExam(sitting);
    this.#anew.hidden = isHeld(sitting);
    this.#title.textContent = exam ? WORDS.examOf(items.length) : WORDS.practiceOf(items.length);
    this.#how.textContent = submitted ? WORDS.handedIn : exam ? WORDS.exam : WORDS.practice;
    this.#mode.textContent = exam ? WORDS.toPractice : WORDS.toExam;
  }

  /** @param {string} text */
  say(text) {
    say(this.#status, text);
  }

  focus() {
    this.#title.focus();
  }
}
