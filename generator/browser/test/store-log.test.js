/** The log loses nothing that the browser keeps, and says so where the browser does not. */
import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { forceCloseDatabase, IDBFactory, IDBIndex, IDBKeyRange, IDBObjectStore, IDBOpenDBRequest } from "fake-indexeddb";
import { deleteDB, openDB } from "idb";
import { makeEvent } from "../src/store/event.js";
import { EventLog } from "../src/store/log.js";

const NAME = `tacticbook-${"0".repeat(32)}`;

/** @type {string[]} what the logs of this test told */
let faults;

beforeEach(() => {
  faults = [];
  browser({ value: new IDBFactory(), writable: true });
});

const browser = (indexedDB) => Object.defineProperty(globalThis, "indexedDB", { configurable: true, ...indexedDB });
const open = (patience) => new EventLog(NAME, (fault) => faults.push(fault), patience);
const answer = (item, t = 1) => makeEvent("answer", { item, revision: 1, response: "a", credit: 1 }, t);
/** All that a log hands over. */
const allOf = async (log) => {
  const rows = [];
  await log.each((more) => rows.push(...more));
  return rows;
};
const items = async (log) => (await allOf(log)).map((event) => event.item).sort();
const refuse = (name) => () => {
  throw new DOMException("said the test", name);
};

test("what is added is there after a reload, as it was", async () => {
  const first = open();
  const events = [answer("c/a"), answer("c/b", 2)];
  for (const event of events) await first.append(event);
  first.close();
  const found = await allOf(open());
  assert.deepEqual(found.sort((a, b) => a.t - b.t), events);
  assert.deepEqual(faults, []);
});

test("the database: its version, its store, and indexes by item and by time", async () => {
  await open().append(answer("c/a", 5));
  const database = await openDB(NAME);
  assert.equal(database.version, 1);
  assert.deepEqual([...database.objectStoreNames], ["events"]);
  assert.equal(database.transaction("events").store.keyPath, "id");
  assert.equal((await database.getAllFromIndex("events", "item", "c/a")).length, 1);
  assert.equal((await database.getAllFromIndex("events", "t", IDBKeyRange.lowerBound(5))).length, 1);
});

test("the same event twice is one", async () => {
  const log = open();
  const event = answer("c/a");
  await log.append(event);
  await log.append(event);
  assert.deepEqual(await items(log), ["c/a"]);
});

test("two tabs write 200 events at once and none is lost", async () => {
  const [left, right] = [open(), open()];
  const all = Array.from({ length: 200 }, (_, at) => `c/${String(at).padStart(3, "0")}`);
  await Promise.all(all.map((item, at) => (at % 2 ? left : right).append(answer(item))));
  assert.deepEqual(await items(open()), all);
  assert.deepEqual(await items(left), all);
});

test("rows that are no events are passed over and left alone", async () => {
  await open().append(answer("c/a"));
  const database = await openDB(NAME);
  const bad = [{ id: "1" }, { id: 2, item: "c/x" }, { ...answer("c/y"), t: "soon" }, { id: [4] }];
  for (const row of bad) await database.put("events", row);
  assert.deepEqual(await items(open()), ["c/a"]);
  assert.equal(await database.count("events"), 5);
  assert.deepEqual(faults, []);
});

/** Ways of a browser not to open the database → what the learner is told. */
const CLOSED = {
  "the getter throws": [{ get: refuse("SecurityError") }, "refused"],
  "there is none": [{ value: undefined }, "refused"],
  "open throws": [{ value: { open: refuse("SecurityError") } }, "refused"],
  "open throws as private windows did": [{ value: { open: refuse("InvalidStateError") } }, "refused"],
  "open never answers": [{ value: { open: () => new IDBOpenDBRequest() } }, "refused"],
  "no room to open it": [{ value: { open: refuse("QuotaExceededError") } }, "full"],
};

for (const [name, [indexedDB, fault]] of Object.entries(CLOSED)) {
  test(`in memory: ${name}`, async () => {
    browser(indexedDB);
    const log = open(20);
    assert.deepEqual(await allOf(log), []);
    await log.append(answer("c/a"));
    await Promise.all([log.append(answer("c/b")), log.append(answer("c/c"))]);
    assert.deepEqual(await items(log), ["c/a", "c/b", "c/c"]);
    assert.deepEqual(faults, [fault]);
  });
}

test("opened too late: the connection is given up and stands in nobody's way", async () => {
  const stubborn = await openDB(NAME, 1);
  const deleted = deleteDB(NAME); // waits for the stubborn one, and the log for it
  const log = open(20);
  await log.append(answer("c/a"));
  assert.deepEqual(faults, ["refused"]);
  stubborn.close();
  await deleted;
  const next = await openDB(NAME, 2, { blocked: () => assert.fail("the log holds on to its connection") });
  assert.equal(await next.count("events"), 0);
  assert.deepEqual(await items(log), ["c/a"]);
});

test("a newer build's database: its own words, and it is left alone", async () => {
  (await openDB(NAME, 2)).close();
  const log = open();
  await log.append(answer("c/a"));
  assert.deepEqual(await items(log), ["c/a"]);
  assert.deepEqual(faults, ["newer"]);
});

test("another tab upgrades meanwhile: this one lets it, and says so when it comes to write", async () => {
  const log = open();
  await log.append(answer("c/a"));
  const newer = await openDB(NAME, 2, { blocked: () => assert.fail("the log holds on to its connection") });
  await log.append(answer("c/b"));
  assert.deepEqual(faults, ["newer"]);
  assert.equal(await newer.count("events"), 1);
  assert.deepEqual(await items(log), ["c/b"]);
});

test("the browser ends the connection: the next event opens another", async () => {
  const opened = [];
  const factory = globalThis.indexedDB;
  browser({ value: { open: (...about) => opened[opened.push(factory.open(...about)) - 1] } });
  const log = open();
  await log.append(answer("c/a"));
  forceCloseDatabase(opened[0].result);
  await log.append(answer("c/b"));
  opened[1].result.close(); // not even told
  await log.append(answer("c/c"));
  assert.deepEqual(await items(log), ["c/a", "c/b", "c/c"]);
  assert.deepEqual(faults, []);
});

/** Ways to run out of room: on put, and when the transaction is to be written. */
const FULL = {
  "put throws": () => refuse("QuotaExceededError"),
  "the transaction is aborted": (put) => function (...row) {
    const request = put.apply(this, row);
    request.addEventListener("success", () => this.transaction._abort("QuotaExceededError"));
    return request;
  },
};

for (const [name, broken] of Object.entries(FULL)) {
  test(`no room: ${name}; kept in memory, and stored once there is room`, async (context) => {
    const log = open();
    await log.append(answer("c/a"));
    const mock = context.mock.method(IDBObjectStore.prototype, "put", broken(IDBObjectStore.prototype.put));
    await Promise.all([log.append(answer("c/b")), log.append(answer("c/c"))]);
    assert.deepEqual([...new Set(faults)], ["full"]);
    assert.deepEqual(await items(log), ["c/a", "c/b", "c/c"]);
    assert.deepEqual(await items(open()), ["c/a"]);
    mock.mock.restore();
    await log.append(answer("c/d"));
    assert.deepEqual(await items(open()), ["c/a", "c/b", "c/c", "c/d"]);
  });
}

test("a database that cannot be read: said in its own words, and writing goes on", async (context) => {
  await open().append(answer("c/a"));
  const mock = context.mock.method(IDBIndex.prototype, "getAll", refuse("UnknownError"));
  const log = open();
  assert.deepEqual(await allOf(log), []);
  assert.deepEqual(faults, ["corrupt"]);
  await log.append(answer("c/b"));
  mock.mock.restore();
  assert.deepEqual(await items(open()), ["c/a", "c/b"]);
});

test("an unknown error where a setting blocks all storage is a refusal", async (context) => {
  context.after(() => delete globalThis.localStorage);
  Object.defineProperty(globalThis, "localStorage", { configurable: true, get: refuse("SecurityError") });
  browser({ value: { open: refuse("UnknownError") } });
  assert.deepEqual(await allOf(open()), []);
  assert.deepEqual(faults, ["refused"]);
});

test("a database that is not built as ours: left alone, and said", async () => {
  (await openDB(NAME, 1, { upgrade: (database) => database.createObjectStore("other") })).close();
  const log = open();
  await log.append(answer("c/a"));
  assert.deepEqual(await items(log), ["c/a"]);
  assert.deepEqual([...new Set(faults)], ["corrupt"]);
});

test("oldest first, ties by id, however many there are of one moment", async () => {
  const rows = Array.from({ length: 2100 }, (_, at) => answer(`c/${at}`, at < 1700 ? 7 : at));
  await open().appendAll(rows);
  const found = await allOf(open());
  assert.equal(found.length, 2100);
  assert.deepEqual(found, [...rows].sort((a, b) => a.t - b.t || (a.id < b.id ? -1 : 1)));
});

test("what cannot be read is counted; an event of a newer build is no such thing", async () => {
  await open().append(answer("c/a"));
  const database = await openDB(NAME);
  const newer = { id: "n", t: 5, kind: "dream", item: "c/a", what: { ever: 1 } };
  for (const row of [newer, { id: "1" }, { ...answer("c/y"), t: "soon" }]) await database.put("events", row);
  const log = open();
  assert.deepEqual((await allOf(log)).map(({ kind }) => kind), ["answer", "dream"]);
  assert.equal(log.unreadable, 2);
});

test("whether another tab was busy", async () => {
  const [left, right] = [open(), open()];
  await left.append(answer("c/a"));
  await allOf(left);
  assert.equal(await left.isChanged(), false);
  await left.append(answer("c/b"));
  assert.equal(await left.isChanged(), false, "its own do not count");
  await right.append(answer("c/c"));
  assert.equal(await left.isChanged(), true);
});

test("deleted: nothing is left, in a newer build's database either, and the next event begins anew", async () => {
  const [log, other] = [open(), open()];
  await log.append(answer("c/a"));
  await other.append(answer("c/b"));
  assert.equal(await log.clear(), true);
  assert.deepEqual(await items(log), []);
  await other.append(answer("c/c"));
  assert.deepEqual(await items(log), ["c/c"]);
  log.close();
  other.close();
  (await openDB(NAME, 9)).close();
  const later = open();
  await later.append(answer("c/d"));
  assert.deepEqual(faults, ["newer"]);
  assert.equal(await later.clear(), true);
  await later.append(answer("c/e"));
  assert.deepEqual(await items(open()), ["c/e"]);
});

test("a page that holds on to the database keeps it from being deleted, and that is told", async () => {
  const stubborn = await openDB(NAME, 1, { upgrade: (database) => database.createObjectStore("events") });
  assert.equal(await open(20).clear(), false);
  stubborn.close();
});
