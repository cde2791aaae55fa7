/**
 * The database of a course's events: how it is built, read and written. One store of rows, by id.
 *
 * IndexedDB as it comes, with a promise for each request: all that we ask of it is in this file.
 */
import { within } from "./within.js";

/** @typedef {import("./event.js").StoredEvent} StoredEvent */

const VERSION = 1;
const STORE = "events";

/** Rows that are read or written at once: a few milliseconds of the page's time. */
export const BATCH = 500;

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
 * @param {IDBDatabase} database
 * @param {number} patience milliseconds for a batch
 * @returns {Promise<{rows: unknown[], count: number}>}
 */
export async function everyEvent(database, patience) {
  const rows = new Map();
  for (let from = -Infinity, size = BATCH, full = true; full;) {
    const range = IDBKeyRange.bound(from, Infinity); // again those of the last moment: some may be left
    const batch = await within(patience, done(storeOf(database).index("t").getAll(range, size)));
    for (const row of batch) rows.set(row.id, row);
    full = batch.length === size;
    const last = batch.at(-1)?.t;
    size = last === from ? 2 * size : BATCH;
    from = last;
  }
  return { rows: [...rows.values()], count: await within(patience, countEvents(database)) };
}
