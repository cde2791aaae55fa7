/**
 * The database of a course's events: how it is built, read and written. One store of rows, by id.
 *
 * IndexedDB as it comes, with a promise for each request: all that we ask of it is in this file.
 */
import { within } from "./within.js";

/** @typedef {import("./event.js").StoredEvent} StoredEvent */

const VERSION = 1;
const STORE = "events";

/** Rows that are read at once: a few milliseconds of the page's time. */
export const BATCH = 1000;

/** Rows that are written at once: writing one takes the page longer. */
export const WRITTEN = 400;

/**
 * @template Result
 * @param {IDBRequest<Result>} request
 * @returns {Promise<Result>}
 */
const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/**
 * @param {string} name
 * @param {number} patience milliseconds
 * @param {() => void} lost the connection is of no more use
 */
export async function openEvents(name, patience, lost) {
  const request = indexedDB.open(name, VERSION);
  request.onupgradeneeded = ({ oldVersion }) => {
    if (oldVersion < 1) {
      const store = request.result.createObjectStore(STORE, { keyPath: "id" });
      store.createIndex("item", "item");
      store.createIndex("t", "t");
    }
  };
  const opening = done(request);
  try {
    const database = await within(patience, opening);
    database.onversionchange = lost; // another tab upgrades or deletes it
    database.onclose = lost;
    return database;
  } catch (fault) {
    opening.then((database) => database.close(), () => {}); // too late: it must not stand in others' way
    throw fault;
  }
}

/** To read. @param {IDBDatabase} database */
const storeOf = (database) => database.transaction(STORE).objectStore(STORE);

/** A newer build's or a broken one, too. @param {string} name */
export const deleteEvents = async (name) => done(indexedDB.deleteDatabase(name));

/** @param {IDBDatabase} database @returns {Promise<number>} sound rows and others */
export const countEvents = (database) => done(storeOf(database).count());

/**
 * In a transaction of its own, committed at once: an answer given right before the page is left is kept, too.
 * @param {IDBDatabase} database
 * @param {StoredEvent[]} events all or none
 * @returns {Promise<true>}
 */
export function putEvents(database, events) {
  const transaction = database.transaction(STORE, "readwrite");
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(true);
    transaction.onabort = () => reject(transaction.error);
    for (const event of events) transaction.objectStore(STORE).put(event);
    transaction.commit();
  });
}

/**
 * Reads in batches, oldest first, ties by id. What has no number for its time is not among them, but is counted.
 * While one batch is looked at, the browser already reads the next.
 * @param {IDBDatabase} database
 * @param {number} patience milliseconds for a batch
 * @param {(rows: {id: unknown}[]) => void} take gets each row once
 * @returns {Promise<number>} how many rows there are
 */
export async function everyEvent(database, patience, take) {
  /** Again those of the last moment: some may be left. @param {number} from @param {number} size */
  const ask = (from, size) => {
    const range = IDBKeyRange.bound(from, Infinity);
    return within(patience, done(storeOf(database).index("t").getAll(range, size)));
  };
  let seen = new Set();
  for (let from = -Infinity, size = BATCH, asked = ask(from, size), full = true; full;) {
    const batch = await asked;
    const last = batch.at(-1)?.t;
    full = batch.length === size;
    size = last === from ? 2 * size : BATCH;
    if (full) asked = ask(last, size);
    take(batch.filter(({ id }) => !seen.has(id)));
    seen = new Set(batch.filter(({ t }) => t === last).map(({ id }) => id));
    from = last;
  }
  return within(patience, countEvents(database));
}

/**
 * Those of a few items, which is quick however long the log is.
 * @param {IDBDatabase} database
 * @param {string[]} items
 * @returns {Promise<unknown[] | undefined>} nothing where an item has more than are read at once
 */
export async function eventsOf(database, items) {
  const index = storeOf(database).index("item");
  const found = await Promise.all(items.map((item) => done(index.getAll(item, BATCH))));
  return found.some(({ length }) => length === BATCH) ? undefined : found.flat();
}
