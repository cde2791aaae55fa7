/**
 * Keeps what the learner does on a page of a course, and brings it back when the page is opened again.
 *
 * Knows the elements by their events and their `recall` only, so that a listener for another store can take its
 * place. Listens from the start; reads the log after the first paint.
 */
import { Course } from "./course.js";
import { KINDS, makeEvent } from "./event.js";
import { EventLog } from "./log.js";
import { namesOf, Recall } from "./recall.js";
import { answersIn, checkState, replay } from "./replay.js";

/** @typedef {import("./event.js").StoredEvent} StoredEvent */
/** @typedef {import("./event.js").Detail} Detail */

const REPORTS = ["tb-report", "tb-calibration"];

/** Of a question, by itself or inside a check. @type {StoredEvent["kind"][]} */
const ANSWERING = ["answer", "draft", "clear"];

/** Starts where a page of a course asks or reports something; other pages keep nothing. @param {Document} page */
export function keepAnswers(page) {
  const course = Course.of(page);
  if (!course || !page.querySelector(["tb-question", "tb-check", ...REPORTS].join())) return;
  const log = new EventLog(course.database, (fault) => course.say(fault));
  new Keeper(page, course, log).start().catch(reportError);
}

export class Keeper {
  #page;
  #course;
  #log;
  #recall;
  /** All that is known, by id: of the log and of this page. @type {Map<string, StoredEvent>} */
  #events = new Map();
  /** @type {Promise<void>} */
  #ready = Promise.resolve();

  /**
   * @param {Document} page
   * @param {Pick<Course, "content" | "recalled">} course
   * @param {Pick<EventLog, "all" | "append">} log
   */
  constructor(page, course, log) {
    this.#page = page;
    this.#course = course;
    this.#log = log;
    this.#recall = new Recall(page);
  }

  /** @returns {Promise<void>} when the page is as the learner left it */
  async start() {
    for (const [name, kind] of Object.entries(KINDS)) {
      this.#page.addEventListener(name, (event) => this.#heard(kind, /** @type {CustomEvent<Detail>} */ (event)));
    }
    for (const name of ["input", "quiz-changed"]) {
      this.#page.addEventListener(name, ({ target }) => this.#touched(/** @type {Element} */ (target)));
    }
    this.#page.addEventListener("visibilitychange", () => this.#seen());
    this.#ready = painted().then(() => this.#read());
    await this.#ready;
    const told = this.#tellReports();
    await this.#recall.run(replay(this.#events.values()));
    this.#course.recalled();
    await told;
  }

  async #read() {
    for (const event of await this.#log.all()) this.#events.set(event.id, event);
  }

  /** Reports: another tab may have added to the log, or this page comes back from the browser's memory. */
  async #seen() {
    if (this.#page.visibilityState !== "visible" || !this.#page.querySelector(REPORTS.join())) return;
    await this.#ready;
    await this.#read();
    this.#tell();
  }

  /** An event is about to come: by then the build is known, and the event is written at once. @param {Element} target */
  #touched(target) {
    this.#recall.touch(target);
    if (target.closest("tb-question, tb-check")) this.#course.content().catch(reportError);
  }

  /** @param {StoredEvent["kind"]} kind @param {CustomEvent<Detail>} event */
  #heard(kind, { target, detail }) {
    const element = /** @type {HTMLElement} */ (target);
    if (ANSWERING.includes(kind) && this.#recall.isEcho(element)) return;
    this.#recall.touch(element);
    const event = makeEvent(kind, detail, Date.now());
    this.#ready.then(() => this.#keep(event, element)).catch(reportError);
  }

  /** @param {StoredEvent} made @param {HTMLElement} element that told it */
  async #keep(made, element) {
    const t = this.#later(made.t, [made.item, ...namesOf(element)]);
    const event = { ...made, ...this.#drawOf(made, element), t };
    this.#events.set(event.id, event); // at once: the next one must be later
    event.course = await this.#course.content();
    await this.#log.append(event);
    this.#tell();
  }

  /**
   * Later than all that is known of the item, whatever the clock says.
   * @param {number} t
   * @param {string[]} names
   */
  #later(t, names) {
    const known = [...this.#events.values()].filter(({ item }) => names.includes(item));
    return known.reduce((latest, event) => Math.max(latest, event.t + 1), t);
  }

  /**
   * What is done to a question inside a check belongs to the check's draw, though it may not say so.
   * @param {StoredEvent} event
   * @param {HTMLElement} element
   */
  #drawOf(event, element) {
    const check = /** @type {HTMLElement | null} */ (element.closest("tb-check"));
    if (event.draw !== undefined || !check || !ANSWERING.includes(event.kind)) return {};
    const state = checkState(replay(this.#events.values()), namesOf(check), new Map());
    return state ? { draw: state.draw.id } : {};
  }

  /** Now, and to those that are defined later. */
  async #tellReports() {
    this.#tell();
    const awaited = REPORTS.filter((tag) => this.#page.querySelector(tag) && !customElements.get(tag));
    await Promise.all(awaited.map((tag) => customElements.whenDefined(tag).then(() => this.#tell())));
  }

  #tell() {
    const detail = { answers: answersIn(this.#events.values()) };
    this.#page.dispatchEvent(new CustomEvent("tacticbook-log", { detail }));
  }
}

/** @returns {Promise<void>} when the page has been shown once */
const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
