/**
 * Brings questions and checks back to how the learner left them, once, by the elements' own `recall`.
 *
 * First the questions that stand by themselves, for which a few rows of the log are enough; then, when all of it is
 * read, checks and whatever waits for what follows from the log.
 */
import { answerState, checkState, replay, replayInStretches } from "./replay.js";

/** @typedef {import("./event.js").StoredEvent} StoredEvent */
/** @typedef {import("./replay.js").Replayed} Replayed */
/** @typedef {HTMLElement & {recall?: (state: unknown) => void}} Recalling */

export class Recall {
  #page;
  /** Used before they could be brought back: what the learner does now counts. @type {WeakSet<Element>} */
  #touched = new WeakSet();
  /** Brought back already, or found to have no answer. @type {WeakSet<Element>} */
  #done = new WeakSet();
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

  /** Ids of the questions that stand by themselves, former ones too. */
  get items() {
    return elementsOf(this.#page, "tb-question").filter(isByItself).flatMap(namesOf);
  }

  /** Brings back the questions that stand by themselves. @param {StoredEvent[]} events of them */
  async early(events) {
    await this.#questions(replay(events), isByItself);
  }

  /** @param {StoredEvent[]} events all, oldest first @returns {Promise<void>} when all of the page is brought back */
  async run(events) {
    const left = elementsOf(this.#page, "tb-question").filter((question) => !this.#done.has(question));
    if (left.length === 0 && !this.#page.querySelector("tb-check")) return;
    const replayed = await replayInStretches(events);
    await Promise.all([this.#questions(replayed, () => true), this.#checks(replayed)]);
  }

  /**
   * Those inside a check are the check's affair.
   * @param {Replayed} replayed
   * @param {(question: Element) => boolean} isMeant
   */
  async #questions({ latest }, isMeant) {
    for (const question of await this.#all("tb-question")) {
      if (question.closest("tb-check") || this.#done.has(question) || !isMeant(question)) continue;
      this.#done.add(question);
      const state = answerState(latest, namesOf(question));
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

/** Others wait for what the log tells the element around them. @param {Element} question */
const isByItself = (question) => !question.closest("tb-check, tb-way-in");

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
