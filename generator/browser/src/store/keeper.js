/**
 * Keeps what the learner does on a page of a course, and brings it back when the page is opened again.
 *
 * Knows the elements by their events and their `recall` only, so that a listener for another store can take its
 * place. Listens from the start; reads the log after the first paint.
 */
import { Course } from "./course.js";
import { tellElsewhere } from "./elsewhere.js";
import { KINDS, makeEvent } from "./event.js";
import { EventLog } from "./log.js";
import { Progress } from "./progress.js";
import { namesOf, Recall } from "./recall.js";
import { checkState, replay } from "./replay.js";
import { otherTabs } from "./tabs.js";

/** @typedef {import("./event.js").StoredEvent} StoredEvent */
/** @typedef {import("./event.js").Detail} Detail */

const REPORTS = ["tb-report", "tb-calibration"];

/** Of a question, by itself or inside a check. @type {StoredEvent["kind"][]} */
const ANSWERING = ["answer", "draft", "clear"];

/**
 * Starts on every page of a course; other pages keep nothing.
 * @param {Document} page
 * @returns {{course: Course, progress: Progress, tellAgain: () => void} | undefined} `tellAgain` is for scripts that come later
 */
export function keepAnswers(page) {
  const course = Course.of(page);
  if (!course) return undefined;
  const log = new EventLog(course.database, (fault) => course.say(fault));
  const keeper = new Keeper(page, course, log, otherTabs(course.database, (news) => keeper.hear(news)));
  keeper.start().catch(reportError);
  return { course, progress: keeper.progress, tellAgain: () => keeper.tellAgain() };
}

export class Keeper {
  #page;
  #course;
  #recall;
  /** @type {Promise<unknown>} */
  #ready = Promise.resolve();
  #isTold = false;

  /**
   * @param {Document} page
   * @param {Pick<Course, "content" | "recalled"> & {renamed?: Course["renamed"]}} course
   * @param {EventLog} log
   * @param {(news: import("./tabs.js").News) => void} [tellTabs]
   */
  constructor(page, course, log, tellTabs = () => {}) {
    this.#page = page;
    this.#course = course;
    this.progress = new Progress(log, () => this.#tell(), tellTabs, course.renamed);
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
    const own = painted().then(() => this.progress.of(this.#recall.items));
    this.#ready = this.progress.open(own);
    const early = own.then((events) => events && this.#recall.early(events));
    await this.#ready;
    const late = this.#late(); // before the log is told: what is defined while it is recalled has not heard it
    const told = this.#tell();
    await early;
    await this.#recall.run(this.progress.known.events);
    await told;
    this.#course.recalled();
    await Promise.all(late.map((tag) => customElements.whenDefined(tag).then(() => this.#tell())));
  }

  /** Reports: another tab may have added to the log, or this page comes back from the browser's memory. */
  async #seen() {
    if (this.#page.visibilityState === "visible" && (await this.progress.refresh())) this.#tell();
  }

  /** @param {import("./tabs.js").News} news of another tab */
  hear(news) {
    tellElsewhere(this.#page, news);
    this.progress.hear(news).catch(reportError);
  }

  /** An event is about to come: by then the build is known, and the event is written at once. @param {Element} target */
  #touched(target) {
    this.#recall.touch(target);
    if (target.closest("tb-question, tb-check, tb-task, tb-note")) this.#course.content().catch(reportError);
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
    const t = this.progress.known.later(made.t, [made.item, ...namesOf(element)]);
    await this.progress.keep({ ...made, ...this.#drawOf(made, element), t }, this.#course.content());
  }

  /**
   * What is done to a question inside a check belongs to the check's draw, though it may not say so.
   * @param {StoredEvent} event
   * @param {HTMLElement} element
   */
  #drawOf(event, element) {
    const check = /** @type {HTMLElement | null} */ (element.closest("tb-check"));
    if (event.draw !== undefined || !check || !ANSWERING.includes(event.kind)) return {};
    const draws = this.progress.known.events.filter(({ kind }) => kind === "draw");
    const state = checkState(replay(draws), namesOf(check), new Map());
    return state ? { draw: state.draw.id } : {};
  }

  /** Those reports that are defined later. */
  #late() {
    return REPORTS.filter((tag) => this.#page.querySelector(tag) && !customElements.get(tag));
  }

  /** What the page was told of the log, for a script that was not there yet. */
  tellAgain() {
    if (this.#isTold) this.#tell();
  }

  /** @returns {Promise<unknown>} when those who work on it for longer have shown it */
  #tell() {
    this.#isTold = true;
    /** @type {Promise<void>[]} */
    const shown = [];
    const until = (/** @type {Promise<void>} */ each) => shown.push(each);
    const detail = Object.assign(this.progress.known.told, { until });
    this.#page.dispatchEvent(new CustomEvent("tacticbook-log", { detail }));
    return Promise.all(shown);
  }
}

/** @returns {Promise<void>} when the page has been shown once */
const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
