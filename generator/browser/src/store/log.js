/**
 * The learner's log: events are only ever added, each in a transaction of its own, so that two tabs lose none.
 *
 * A browser may refuse to keep anything (private windows, settings), may have no room, may hang on opening, or
 * may hold a database of a newer build. Then events stay in memory for the page and the learner is told; no
 * promise given out here rejects.
 */
import { countEvents, deleteEvents, eventsOf, everyEvent, openEvents, putEvents, WRITTEN } from "./database.js";
import { isEvent, isRow } from "./event.js";
import { faultOf, nameOf } from "./fault.js";
import { within } from "./within.js";

/** @typedef {import("./event.js").StoredEvent} StoredEvent */
/** @typedef {import("./fault.js").Fault} Fault */

/** Some browsers never answer a request to open: after so many milliseconds it counts as refused. */
const PATIENCE = 3000;

/** @template Result @typedef {(database: IDBDatabase) => Promise<Result>} Work */

export class EventLog {
  #name;
  #tell;
  #patience;
  /** @type {Promise<IDBDatabase> | undefined} */
  #database;
  /** No more is asked of the browser: it has said no, or nothing, on opening. */
  #closed = false;
  /** Made but not stored. @type {StoredEvent[]} */
  #waiting = [];
  /** Rows in the database, as far as is known here. */
  #count = 0;
  /** Rows in the database that are no events of any build. They stay where they are. */
  unreadable = 0;

  /**
   * @param {string} name of the database, which is not yet opened
   * @param {(fault: Fault) => void} tell hears of each failure, alike ones too
   * @param {number} [patience] milliseconds
   */
  constructor(name, tell, patience = PATIENCE) {
    this.#name = name;
    this.#tell = tell;
    this.#patience = patience;
  }

  /**
   * Hands over all that is stored and sound, oldest first, then what is only in memory: in batches, between which
   * the browser does other things.
   * @param {(rows: StoredEvent[]) => void} take may get a row again after the connection was lost
   */
  async each(take) {
    let sound = 0;
    /** @param {unknown[]} batch */
    const give = (batch) => {
      const rows = batch.filter(isRow);
      sound += rows.length;
      take(rows);
    };
    const count = await this.#attempt((database) => ((sound = 0), everyEvent(database, this.#patience, give)));
    this.#count = count ?? 0;
    this.unreadable = count === undefined ? 0 : count - sound;
    take(this.#waiting);
  }

  /** What is stored of a few items; nothing where only all can tell. @param {string[]} items ids */
  async of(items) {
    return (await this.#attempt((base) => within(this.#patience, eventsOf(base, items))))?.filter(isEvent);
  }

  /** Whether another tab has added or deleted. @returns {Promise<boolean>} */
  async isChanged() {
    const count = await this.#attempt((database) => within(this.#patience, countEvents(database)));
    return count !== undefined && count !== this.#count;
  }

  /** @param {StoredEvent} event */
  append(event) {
    return this.appendAll([event]);
  }

  /**
   * Stores the events, and before them those that failed earlier. Storing one twice changes nothing.
   * @param {StoredEvent[]} events
   */
  async appendAll(events) {
    const rows = [...this.#waiting.splice(0), ...events];
    for (let at = 0; at < rows.length; at += WRITTEN) {
      const batch = rows.slice(at, at + WRITTEN);
      if (await this.#attempt((database) => putEvents(database, batch))) this.#count += batch.length;
      else this.#waiting.push(...batch);
    }
  }

  /** Deletes the database, a newer build's or a broken one too. @returns {Promise<boolean>} whether nothing is left */
  async clear() {
    this.close();
    this.#waiting = [];
    this.#count = this.unreadable = 0;
    try {
      await within(this.#patience, deleteEvents(this.#name));
      this.#closed = false;
      return true;
    } catch {
      return false; // another tab holds on to it
    }
  }

  /** Lets go of the database; the next use opens it again. */
  close() {
    this.#database?.then((database) => database.close(), () => {});
    this.#database = undefined;
  }

  /**
   * @template Result
   * @param {Work<Result>} work
   * @returns {Promise<Result | undefined>} nothing where it failed
   */
  async #attempt(work) {
    if (this.#closed) return undefined;
    try {
      return await this.#done(work);
    } catch (fault) {
      this.#tell(faultOf(fault));
      return undefined;
    }
  }

  /** @template Result @param {Work<Result>} work @returns {Promise<Result>} */
  async #done(work) {
    try {
      return await work(await this.#opened());
    } catch (fault) {
      if (nameOf(fault) !== "InvalidStateError") throw fault;
      this.close(); // the connection was closed under our hands: once more with a new one
      return work(await this.#opened());
    }
  }

  async #opened() {
    this.#database ??= openEvents(this.#name, this.#patience, () => this.close());
    try {
      return await this.#database;
    } catch (fault) {
      this.#closed = true;
      throw fault;
    }
  }
}
