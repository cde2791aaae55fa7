/** The log in memory: each row once, and those that can be replayed in their order. */
import { isEvent } from "./event.js";
import { answersIn, byTime } from "./replay.js";

/** @typedef {import("./event.js").StoredEvent} StoredEvent */

export class Timeline {
  #renamed;
  /** Rows of kinds that only a newer build knows, too: they are saved to a file as they are. @type {Map<string, StoredEvent>} */
  #rows = new Map();
  /** @type {StoredEvent[]} */
  #events = [];
  #sorted = true;

  /** @param {Map<string, string>} [renamed] former id of a lesson, technique or module → its id now, both full */
  constructor(renamed = new Map()) {
    this.#renamed = renamed;
  }

  /**
   * The first of an id stays: a file cannot change what was done here.
   * @param {Iterable<StoredEvent>} rows
   * @returns {StoredEvent[]} those that are new
   */
  add(rows) {
    const fresh = [];
    for (const row of rows) {
      if (this.#rows.has(row.id)) continue;
      this.#rows.set(row.id, row);
      fresh.push(row);
      if (isEvent(row)) this.#place(row);
    }
    return fresh;
  }

  clear() {
    this.#rows.clear();
    this.#events = [];
  }

  /** @returns {StoredEvent[]} */
  get rows() {
    return [...this.#rows.values()];
  }

  /** Oldest first, ties by id. @returns {StoredEvent[]} */
  get events() {
    if (!this.#sorted) this.#events.sort(byTime); // quick: nearly in order
    this.#sorted = true;
    return [...this.#events];
  }

  /** For those who listen; the answers are only made for who asks. */
  get told() {
    const { events } = this;
    /** @type {ReturnType<typeof answersIn> | undefined} */
    let answers;
    return { events, get answers() { return (answers ??= answersIn(events)); } };
  }

  /**
   * Later than all that is known of the item, whatever the clock says.
   * @param {number} t
   * @param {string[]} names
   */
  later(t, names) {
    for (const event of this.#events) if (event.t >= t && names.includes(event.item)) t = event.t + 1;
    return t;
  }

  /** Under today's id: no replay need know another. The row stays as it was told. @param {StoredEvent} event */
  #place(event) {
    const [owner = ""] = event.item.split(".", 1);
    const now = this.#renamed.get(owner);
    this.#sorted &&= event.t > (this.#events.at(-1)?.t ?? -Infinity);
    this.#events.push(now ? { ...event, item: now + event.item.slice(owner.length) } : event);
  }
}
