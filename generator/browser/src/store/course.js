/** `<tb-course>`: says which course a page belongs to, and is where the page says what the store has to say. */
import { known, knownOf } from "./known.js";
import { WORDS } from "./words.js";

/** @typedef {import("./fault.js").Fault} Fault */

/** An answer must not wait long for the hash of the build; milliseconds. */
const PATIENCE = 500;

export class Course {
  #place;
  /** Once is enough: later answers do not wait again. @type {Promise<unknown> | undefined} */
  #waited;
  /** @type {Fault | undefined} */
  #said;

  /** @param {HTMLElement} place */
  constructor(place) {
    this.#place = place;
  }

  /** Of the page; nothing on pages outside courses. @param {ParentNode} page */
  static of(page) {
    const place = /** @type {HTMLElement | null} */ (page.querySelector("tb-course[data-uid]"));
    return place && /^[0-9a-f]{32}$/u.test(place.dataset.uid ?? "") ? new Course(place) : undefined;
  }

  /** Of the learner's database: by the random uid, as all courses on a disk share one origin. */
  get database() {
    return `tacticbook-${this.#place.dataset.uid}`;
  }

  /** What a file of its answers says of it. */
  get about() {
    const { id = "", uid = "" } = this.#place.dataset;
    return { id, uid };
  }

  /** Former id of a lesson, technique or module → its id now, both full. @returns {Map<string, string>} */
  get renamed() {
    return new Map(JSON.parse(this.#place.dataset.was ?? "[]"));
  }

  /**
   * The build that the page belongs to. The page does without where the course's script fails, takes long, or the
   * page is left meanwhile.
   * @returns {Promise<string>} content hash, or nothing
   */
  async content() {
    if (!known(this.#place)) await (this.#waited ??= Promise.race([knownOf(this.#place), this.#patience()]));
    return known(this.#place)?.content ?? "";
  }

  /** @returns {Promise<void>} */
  #patience() {
    return new Promise((resolve) => {
      addEventListener("pagehide", () => resolve(), { once: true });
      setTimeout(resolve, PATIENCE);
    });
  }

  /** Where the learner sees the whole course, and saves to a file. */
  get progress() {
    return (this.#place.dataset.index ?? "").replace(/course\.js$/u, "progress.html");
  }

  /** At the end of the page, where nothing moves while it is read. @param {Element} node */
  append(node) {
    this.#place.parentElement?.parentElement?.append(node);
  }

  /** Shows what went wrong in words, once. @param {Fault} fault */
  say(fault) {
    if (this.#said === fault) return;
    this.#said = fault;
    const note = this.#place.querySelector(".tb-store-note") ?? this.#note();
    this.#place.hidden = false;
    setTimeout(() => (note.textContent = WORDS[fault])); // after it is shown: only changes are spoken
  }

  #note() {
    const note = this.#place.ownerDocument.createElement("p");
    note.className = "tb-store-note";
    note.setAttribute("role", "status");
    this.#place.append(note);
    return note;
  }

  /** The page is as the learner left it: nothing more is brought back. */
  recalled() {
    this.#place.dataset.recalled = "";
  }
}
