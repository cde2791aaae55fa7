/** Brings questions and checks back to how the learner left them, once, by the elements' own `recall`. */
import { answerState, checkState } from "./replay.js";

/** @typedef {import("./replay.js").Replayed} Replayed */
/** @typedef {HTMLElement & {recall?: (state: unknown) => void}} Recalling */

export class Recall {
  #page;
  /** Used before they could be brought back: what the learner does now counts. @type {WeakSet<Element>} */
  #touched = new WeakSet();
  /** @type {Element | undefined} */
  #current;

  /** @param {ParentNode} page */
  constructor(page) {
    this.#page = page;
  }

  /** The learner does something here: it is not brought back any more. @param {Element} target */
  touch(target) {
    for (const tag of ["tb-question", "tb-check"]) {
      const element = target.closest(tag);
      if (element) this.#touched.add(element);
    }
  }

  /** Whether it is just being brought back, so that what it tells is no news. @param {Node} element */
  isEcho(element) {
    return this.#current?.contains(element) ?? false;
  }

  /** @param {Replayed} replayed @returns {Promise<void>} when all of the page is brought back */
  async run(replayed) {
    await Promise.all([this.#questions(replayed), this.#checks(replayed)]);
  }

  /** Those inside a check are the check's affair. @param {Replayed} replayed */
  async #questions({ latest }) {
    for (const question of await this.#all("tb-question")) {
      const state = question.closest("tb-check") ? undefined : answerState(latest, namesOf(question));
      if (state) this.#recall(question, state);
    }
  }

  /** @param {Replayed} replayed */
  async #checks(replayed) {
    for (const check of await this.#all("tb-check", "tb-question")) {
      this.#recall(check, checkState(replayed, namesOf(check), renamedIn(check)));
    }
  }

  /** @param {string[]} tags @returns {Promise<Recalling[]>} elements of the first, once all are defined */
  async #all(...tags) {
    const elements = elementsOf(this.#page, tags[0] ?? "");
    if (elements.length > 0) await Promise.all(tags.map((tag) => customElements.whenDefined(tag)));
    return elements;
  }

  /** @param {Recalling} element @param {unknown} state */
  #recall(element, state) {
    if (this.#touched.has(element)) return;
    this.#current = element;
    try {
      element.recall?.(state);
    } catch (fault) {
      reportError(fault); // one that fails must not keep the others from being brought back
    } finally {
      this.#current = undefined;
    }
  }
}

/** The id of a question or check and those it had before. @param {HTMLElement} element @returns {string[]} */
export const namesOf = ({ dataset }) => [dataset.item ?? "", ...JSON.parse(dataset.was ?? "[]")];

/** Former id of a question in the check → its id now. @param {Element} check @returns {Map<string, string>} */
function renamedIn(check) {
  const renamed = new Map();
  for (const question of elementsOf(check, "tb-question")) {
    const [now, ...former] = namesOf(question);
    for (const name of former) renamed.set(name, now);
  }
  return renamed;
}

/** @param {ParentNode} place @param {string} tag @returns {Recalling[]} */
const elementsOf = (place, tag) => [.../** @type {NodeListOf<Recalling>} */ (place.querySelectorAll(tag))];
