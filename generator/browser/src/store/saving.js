/**
 * When this device last saved its answers to a file, and whether it is time to ask for it again: Safari deletes
 * them after seven days without a visit, and any browser may. It is of this device alone, so no event of the log.
 */

/** @typedef {import("./event.js").StoredEvent} StoredEvent */
/** @typedef {{t: number, count: number}} Mark a moment, and how many events were worth saving then */
/** @typedef {{saved?: Mark, asked?: Mark}} Marks */

/** Unsaved events after which the learner is asked, and days after which one is enough. */
const MANY = 20;
const DAYS = 5 * 86_400_000;

/** What is done without a thought is no reason to ask. @type {string[]} */
const PASSING = ["draft", "clear", "draw", "flag"];

/** @param {StoredEvent[]} events */
export const worth = (events) => events.filter(({ kind }) => !PASSING.includes(kind));

/**
 * @param {StoredEvent[]} events oldest first
 * @param {Marks} marks
 * @param {number} now milliseconds since 1970
 * @returns {number} how many unsaved events to speak of; 0 where it is not time
 */
export function due(events, { saved, asked }, now) {
  const kept = worth(events);
  const last = [saved, asked].reduce((a, b) => ((b?.t ?? 0) > (a?.t ?? 0) ? b : a));
  const since = kept.length - (last?.count ?? 0);
  const isLong = since > 0 && now - (last?.t ?? kept[0]?.t ?? now) >= DAYS;
  return since >= MANY || isLong ? kept.length - (saved?.count ?? 0) : 0;
}

/** The marks, in the browser's other store. */
export class Saving {
  #key;

  /** @param {string} name of the course's database */
  constructor(name) {
    this.#key = `${name}-saved`;
  }

  /** @returns {Marks} */
  get marks() {
    try {
      return JSON.parse(localStorage.getItem(this.#key) ?? "{}") ?? {};
    } catch {
      return {}; // refused, or not written by us
    }
  }

  /** @param {Marks} marks those that are new */
  mark(marks) {
    try {
      localStorage.setItem(this.#key, JSON.stringify({ ...this.marks, ...marks }));
    } catch {
      // the learner is asked once more
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.#key);
    } catch {
      // nothing is kept
    }
  }
}
