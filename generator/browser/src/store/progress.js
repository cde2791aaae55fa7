/** All that a learner did in a course: in the database, in memory and in other tabs, as one. */
import { BATCH } from "./database.js";
import { newsOf } from "./tabs.js";
import { Timeline } from "./timeline.js";
import { pause } from "./within.js";

/** @typedef {import("./event.js").StoredEvent} StoredEvent */
/** @typedef {import("./tabs.js").News} News */

export class Progress {
  #log;
  #changed;
  #tellTabs;
  #known;
  /** @type {Promise<unknown>} */
  #ready = Promise.resolve();

  /**
   * @param {import("./log.js").EventLog} log
   * @param {() => void} changed called after each change
   * @param {(news: News) => void} [tellTabs]
   * @param {Map<string, string>} [renamed] as `Timeline` takes it
   */
  constructor(log, changed, tellTabs = () => {}, renamed = undefined) {
    this.#log = log;
    this.#changed = changed;
    this.#tellTabs = tellTabs;
    this.#known = new Timeline(renamed);
  }

  /** What is known by now. */
  get known() {
    return this.#known;
  }

  /** Rows of the database that cannot be read. */
  get unreadable() {
    return this.#log.unreadable;
  }

  /** Reads the log, once `first` is done. @param {Promise<unknown>} first */
  open(first) {
    this.#ready = first.then(() => this.#read());
    return this.#ready;
  }

  async #read() {
    await this.#log.each((rows) => this.#known.add(rows));
  }

  /** Of a few items, before all is read; nothing where only the whole log can tell. @param {string[]} items ids */
  of(items) {
    return this.#log.of(items);
  }

  /** Reads what other tabs have done, where they did something. @returns {Promise<boolean>} whether they did */
  async refresh() {
    await this.#ready;
    const isChanged = await this.#log.isChanged();
    if (isChanged) await this.#read();
    return isChanged;
  }

  /** Another tab did something. @param {News} news */
  async hear(news) {
    await this.#ready;
    if (news === "gone") this.#known.clear();
    else if (news === "many") await this.refresh();
    else this.#known.add(news);
    this.#changed();
  }

  /**
   * Keeps a new event, later than all of its item.
   * @param {StoredEvent} event
   * @param {Promise<string>} content hash of the build
   */
  async keep(event, content) {
    this.#known.add([event]); // at once: the next one must be later
    event.course = await content;
    await this.#log.append(event);
    this.#tellTabs([event]);
    this.#changed();
  }

  /** @returns {Promise<StoredEvent[]>} all that can be saved: of other tabs and of newer builds, too */
  async rows() {
    await this.refresh();
    return this.#known.rows;
  }

  /**
   * Adds what is in a file: twice the same changes nothing.
   * @param {StoredEvent[]} rows
   * @returns {Promise<number>} how many were new
   */
  async load(rows) {
    await this.refresh();
    const fresh = [];
    for (let at = 0; at < rows.length; at += BATCH) {
      fresh.push(...this.#known.add(rows.slice(at, at + BATCH)));
      await pause();
    }
    await this.#log.appendAll(fresh);
    this.#tellTabs(newsOf(fresh));
    this.#changed();
    return fresh.length;
  }

  /** Deletes everything. @returns {Promise<boolean>} whether the browser did so */
  async forget() {
    await this.#ready;
    this.#known.clear();
    const isGone = await this.#log.clear();
    this.#tellTabs("gone");
    this.#changed();
    return isGone;
  }
}
