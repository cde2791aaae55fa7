/** `<tb-course>`: says which course a page belongs to, and is where the page says what the store has to say. */
import { WORDS } from "./words.js";

/** @typedef {import("./fault.js").Fault} Fault */
/** @typedef {Record<string, {content: string} | undefined>} Builds */

/** An answer must not wait long for the hash of the build; milliseconds. */
const PATIENCE = 500;

export class Course {
  #place;
  /** @type {Promise<void> | undefined} */
  #loaded;
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

  /**
   * The build that the page belongs to. Loads the course's script once; the page does without where it fails,
   * takes long, or is left meanwhile.
   * @returns {Promise<string>} content hash, or nothing
   */
  async content() {
    if (this.#known === undefined) await (this.#loaded ??= this.#load());
    return this.#known ?? "";
  }

  get #known() {
    const { tacticbook } = /** @type {{tacticbook?: Builds}} */ (/** @type {unknown} */ (self));
    return tacticbook?.[this.#place.dataset.id ?? ""]?.content;
  }

  /** By an element: fetch reads nothing from disk. @returns {Promise<void>} */
  #load() {
    const script = this.#place.ownerDocument.createElement("script");
    script.src = this.#place.dataset.index ?? "";
    return new Promise((resolve) => {
      for (const end of ["load", "error"]) script.addEventListener(end, () => resolve());
      addEventListener("pagehide", () => resolve(), { once: true });
      setTimeout(resolve, PATIENCE);
      this.#place.ownerDocument.head.append(script);
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
