/** A long log keeps nobody waiting: it is read, placed, replayed and shown in pieces, with pauses between them. */
import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import { BATCH } from "../src/store/database.js";
import { followLog } from "../src/store/follow.js";
import { EventLog } from "../src/store/log.js";
import { Progress } from "../src/store/progress.js";
import { replay, replayInStretches } from "../src/store/replay.js";
import { inStretches, STRETCH } from "../src/store/within.js";

const COUNT = 5000;
const rows = Array.from({ length: COUNT }, (_, at) => (
  { id: `${at}`, t: at, tz: 0, kind: "answer", item: `c/q${at % 50}`, rev: 1, response: [at], credit: 1, course: "" }
));

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  globalThis.reportError = (fault) => assert.fail(fault);
});

/** Makes each look at the clock cost so many milliseconds. */
function slow(context, each) {
  let now = 0;
  context.mock.method(performance, "now", () => (now += each));
}

test("a stretch ends when its time is up, and the next has all its time again", async (context) => {
  slow(context, 1);
  const done = [];
  const at = [];
  const steps = function* () {
    for (let step = 0; step < 100; step++) yield done.push(step);
  };
  await inStretches(steps(), async () => at.push(done.length));
  assert.equal(done.length, 100);
  assert.ok(at.length >= 100 / STRETCH - 1, `${at.length} pauses`);
  assert.ok(at.every((count, n) => count - (at[n - 1] ?? 0) <= STRETCH), `${at}`);
});

test("a replay in stretches is the same replay, with a pause at least every so many events", async (context) => {
  slow(context, STRETCH / 100);
  let pauses = 0;
  const replayed = await replayInStretches(rows, async () => void pauses++);
  assert.deepEqual(replayed, replay(rows));
  assert.ok(pauses >= COUNT / 100 - 1, `${pauses} pauses`);
});

test("the log is handed over in batches, and other tasks run between them", async () => {
  const log = new EventLog("tacticbook-test", assert.fail);
  await log.appendAll(rows);
  let ticks = 0;
  const ticking = setInterval(() => ticks++, 0);
  const sizes = [];
  const before = [];
  await log.each((batch) => sizes.push(batch.length) && before.push(ticks));
  clearInterval(ticking);
  assert.equal(sizes.reduce((a, b) => a + b), COUNT);
  assert.ok(sizes.every((size) => size <= BATCH), `${sizes}`);
  assert.ok(new Set(before).size > 1, "all in one task");
});

test("a file is taken in pieces", async () => {
  const progress = new Progress(new EventLog("tacticbook-test", assert.fail), () => {});
  await progress.open(Promise.resolve());
  const sizes = [];
  const { known } = progress;
  const add = known.add.bind(known);
  known.add = (some) => sizes.push([...some].length) && add(some);
  assert.equal(await progress.load(rows), COUNT);
  assert.deepEqual([Math.max(...sizes), sizes.reduce((a, b) => a + b)], [BATCH, COUNT]);
});

test("the rows of a few items, without the rest; where an item has too many, only the whole log can tell", async () => {
  const log = new EventLog("tacticbook-test", assert.fail);
  await log.appendAll(rows);
  assert.deepEqual((await log.of(["c/q3", "c/none"])).map(({ t }) => t).sort((a, b) => a - b)[0], 3);
  assert.equal((await log.of(["c/q3", "c/q4"])).length, 2 * (COUNT / 50));
  await log.appendAll(rows.slice(0, BATCH).map((row) => ({ ...row, id: `x${row.id}`, item: "c/q3" })));
  assert.equal(await log.of(["c/q3", "c/q4"]), undefined);
});

/** Tells the page of a log so long; resolves when it is shown. */
const tell = (page, events) => {
  const shown = [];
  page.dispatchEvent(new CustomEvent("tacticbook-log", { detail: { events, until: (each) => shown.push(each) } }));
  return Promise.all(shown);
};

test("what is shown is the newest, each in a task of its own, and whoever told hears when it is", async () => {
  const page = new EventTarget();
  const shown = [];
  followLog(page, function* (events) {
    yield shown.push(`a${events.length}`);
  });
  followLog(page, (events) => [shown.push(`b${events.length}`)]);
  const first = tell(page, rows.slice(0, 1));
  const second = tell(page, rows.slice(0, 2));
  assert.deepEqual(shown, [], "not while it is told");
  await Promise.all([first, second]);
  assert.deepEqual(shown, ["a2", "b2"]);
  await tell(page, rows.slice(0, 3));
  assert.deepEqual(shown.slice(2), ["a3", "b3"]);
});
