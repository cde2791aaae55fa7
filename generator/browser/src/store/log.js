/**
 * The learner's log: events are only ever added, each in a transaction of its own, so that two tabs lose none.
 *
 * A browser may refuse to keep anything (private windows, settings), may have no room, may hang on opening, or
 * may hold a database of a newer build. Then events stay in memory for the page and the learner is told; no
 * promise given out here rejects.
 */
import { openDB } from "idb";
import { isEvent } from "./event.js";
import { within } from "./within.js";

/** @typedef {import("./event.js").StoredEvent} StoredEvent */
/** @typedef {keyof typeof import("./words.js").WORDS} Fault */

const VERSION = 1;
const STORE = "events";

/** Some browsers never answer a request to open: after so many milliseconds it counts as refused. */
const PATIENCE = 3000;

/** @template Result @typedef {(database: import("idb").IDBPDatabase) => Promise<Result>} Work */

export class EventLog {
  #name;
  #tell;
  #patience;
  /** @type {Promise<import("idb").IDBPDatabase> | undefined} */
  #database;
  /** No more is asked of the browser: it has said no, or nothing, on opening. */
  #closed = false;
  /** Made but not stored. @type {StoredEvent[]} */
  #waiting = [];

  /**
   * Opens nothing yet.
   * @param {string} name of the database
   * @param {(fault: Fault) => void} tell hears of each failure, alike ones too
   * @param {number} [patience] milliseconds
   */
  constructor(name, tell, patience = PATIENCE) {
    this.#name = name;
    this.#tell = tell;
    this.#patience = patience;
  }

  /** @returns {Promise<StoredEvent[]>} all that is stored and sound, and what is only in memory; in no order */
  async all() {
    const rows = await this.#attempt((database) => within(this.#patience, database.getAll(STORE)));
    return [...(rows ?? []).filter(isEvent), ...this.#waiting];
  }

  /**
   * Stores the event, and before it those that failed earlier. Storing one twice changes nothing.
   * @param {StoredEvent} event
   */
  async append(event) {
    for (const each of [...this.#waiting.splice(0), event]) {
      const stored = await this.#attempt((database) => put(database, each));
      if (!stored) this.#waiting.push(each);
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
      this.#tell(faultOf(nameOf(fault)));
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
    this.#database ??= this.#open();
    try {
      return await this.#database;
    } catch (fault) {
      this.#closed = true;
      throw fault;
    }
  }

  async #open() {
    const opening = openDB(this.#name, VERSION, {
      upgrade: (database, from) => {
        if (from < 1) {
          const store = database.createObjectStore(STORE, { keyPath: "id" });
          store.createIndex("item", "item");
          store.createIndex("t", "t");
        }
      },
      blocking: () => this.close(), // another tab upgrades or deletes it
      terminated: () => this.close(),
    });
    try {
      return await within(this.#patience, opening);
    } catch (fault) {
      opening.then((database) => database.close(), () => {}); // too late: it must not stand in others' way
      throw fault;
    }
  }
}

/**
 * In a transaction of its own, committed at once: an answer given right before the page is left is kept, too.
 * @param {import("idb").IDBPDatabase} database
 * @param {StoredEvent} event
 */
async function put(database, event) {
  const transaction = database.transaction(STORE, "readwrite");
  transaction.store.put(event).catch(() => {}); // the transaction tells why
  transaction.commit();
  await transaction.done;
  return true;
}

/** @param {string} name of an exception @returns {Fault} */
function faultOf(name) {
  if (name === "VersionError") return "newer";
  return name === "QuotaExceededError" ? "full" : "refused";
}

/** @param {unknown} fault */
const nameOf = (fault) => (fault instanceof Error || fault instanceof DOMException ? fault.name : "");
