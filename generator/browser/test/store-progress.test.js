/** The log, this page and other tabs are one: what one of them adds or deletes, all know. */
import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import { makeEvent } from "../src/store/event.js";
import { EventLog } from "../src/store/log.js";
import { Progress } from "../src/store/progress.js";
import { newsOf } from "../src/store/tabs.js";

const answer = (item, t = 1) => makeEvent("answer", { item, revision: 1, response: "a", credit: 1 }, t);
const items = (progress) => progress.known.events.map(({ item }) => item).sort();

/** Opens a tab that tells the others; `changes` counts what it tells its page. */
async function tab(others) {
  const told = { changes: 0 };
  const log = new EventLog("tacticbook-test", (fault) => assert.fail(fault));
  const tell = (news) => others.filter((other) => other !== told.progress).map((other) => other.hear(news));
  told.progress = new Progress(log, () => told.changes++, tell);
  others.push(told.progress);
  await told.progress.open(Promise.resolve());
  return told;
}

beforeEach(() => Object.defineProperty(globalThis, "indexedDB", { configurable: true, value: new IDBFactory() }));

test("one answer, a file of many, and deletion: the other tab follows", async () => {
  const others = [];
  const [left, right] = [await tab(others), await tab(others)];
  await left.progress.keep(answer("c/a"), Promise.resolve("hash"));
  assert.deepEqual(items(right.progress), ["c/a"]);
  assert.equal(right.changes, 1);
  assert.equal(right.progress.known.events[0].course, "hash");
  const many = Array.from({ length: 300 }, (_, at) => answer(`c/${at}`));
  assert.equal(newsOf(many), "many");
  assert.equal(await left.progress.load(many), 300);
  assert.equal(await left.progress.load(many), 0);
  while (right.changes < 3) await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(items(right.progress).length, 301);
  assert.equal((await right.progress.rows()).length, 301);
  assert.equal(await right.progress.forget(), true);
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.deepEqual([items(left.progress), await left.progress.rows()], [[], []]);
});

test("without a word from the other tab, it is read when the page is seen", async () => {
  const left = await tab([]);
  const right = await tab([]);
  await left.progress.keep(answer("c/a"), Promise.resolve(""));
  assert.deepEqual(items(right.progress), []);
  assert.equal(await right.progress.refresh(), true);
  assert.deepEqual(items(right.progress), ["c/a"]);
  assert.equal(await right.progress.refresh(), false);
});
