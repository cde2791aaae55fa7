/** Lessons, techniques and modules that were renamed: what the log tells of them is told under today's ids. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { newest } from "../src/plan/newest.js";
import { checksTaken } from "../src/progress/checks.js";
import { goOn, readIn } from "../src/progress/lessons.js";
import { Course } from "../src/store/course.js";
import { Timeline } from "../src/store/timeline.js";

const RENAMED = new Map([["c/old", "c/new"], ["c/older", "c/new"], ["c/mod", "c/module"]]);
let count = 0;
const event = (kind, item, more = {}) => ({ id: `${count}`, kind, item, t: count++, tz: 0, rev: 1, course: "", ...more });

/** @param {...object} rows */
const told = (...rows) => {
  const timeline = new Timeline(RENAMED);
  timeline.add(rows);
  return timeline.told.events;
};

test("a lesson stays read, and not read after all, through each of its names", () => {
  assert.deepEqual(readIn(told(event("read", "c/older"))), new Set(["c/new"]));
  assert.deepEqual(readIn(told(event("read", "c/old"), event("read", "c/new", { response: false }))), new Set());
  assert.equal(goOn(["c/first", "c/new", "c/last"], told(event("read", "c/old"))), "c/last");
  assert.equal(goOn(["c/first", "c/new"], told(event("task", "c/older.t1", { response: "x" }))), "c/new");
});

test("tasks and notes follow their owner; the newest counts, under whichever name", () => {
  const events = told(event("task", "c/old.t1", { response: "first" }), event("task", "c/new.t1", { response: "second" }));
  assert.equal(newest(events, "task", ["c/new.t1"])?.response, "second");
  assert.equal(newest(told(event("note", "c/older", { response: "n" })), "note", ["c/new"])?.response, "n");
});

test("checks follow their module", () => {
  const events = told(
    event("draw", "c/mod", { draw: "1", seed: 1, mode: "practice", items: ["c/q"] }),
    event("answer", "c/q", { draw: "1", credit: 1, response: "a" }),
    event("submit", "c/mod", { draw: "1" }),
  );
  assert.deepEqual(checksTaken(events).map(({ item, right }) => [item, right]), [["c/module", 1]]);
});

test("only whole names are renamed, and nothing of another course", () => {
  const items = ["c/old-2", "c/o", "x/old", "c/new.old", "constructor", "c"];
  assert.deepEqual(told(...items.map((item) => event("read", item))).map(({ item }) => item), items);
});

test("what is saved to a file stays as it was told, and is told once", () => {
  const timeline = new Timeline(RENAMED);
  const row = event("read", "c/old");
  timeline.add([row]);
  assert.deepEqual(timeline.add([row]), []);
  assert.deepEqual(timeline.rows, [row]);
  assert.equal(row.item, "c/old");
  assert.ok(timeline.later(row.t, ["c/new"]) > row.t, "an event of today's name is later than one of a former");
});

test("the page names them, where there are any", () => {
  const place = (was) => ({ dataset: { id: "c", uid: "0123456789abcdef0123456789abcdef", ...(was && { was }) } });
  const renamed = (was) => [...Course.of({ querySelector: () => place(was) }).renamed];
  assert.deepEqual(renamed('[["c/old","c/new"]]'), [["c/old", "c/new"]]);
  assert.deepEqual(renamed(), []);
});
