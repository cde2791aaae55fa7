/** What is read, where to go on, which checks were handed in, when to ask for a file. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { checksTaken } from "../src/progress/checks.js";
import { goOn, readIn } from "../src/progress/lessons.js";
import { due, Saving } from "../src/store/saving.js";

const LESSONS = ["c/a", "c/b", "c/d"];
const read = (item, response = true) => ({ kind: "read", item, response });
const task = (item) => ({ kind: "task", item, response: "x" });

test("read, and not read after all", () => {
  assert.deepEqual(readIn([read("c/a"), read("c/b"), read("c/a", false)]), new Set(["c/b"]));
});

test("where to go on", () => {
  assert.equal(goOn(LESSONS, []), undefined, "not begun");
  assert.equal(goOn(LESSONS, [read("c/a")]), "c/b");
  assert.equal(goOn(LESSONS, [read("c/b"), read("c/a")]), "c/d", "what follows is read");
  assert.equal(goOn(LESSONS, [read("c/a"), task("c/d.t1")]), "c/d", "a task there");
  assert.equal(goOn(LESSONS, LESSONS.map((item) => read(item))), undefined, "at the end");
  assert.equal(goOn(LESSONS, [read("c/gone"), task("x/y")]), undefined);
});

test("checks: only those handed in, the last answer to each question", () => {
  const answer = (item, credit, draw) => ({ kind: "answer", item, credit, draw });
  const events = [
    { kind: "draw", item: "c/m", draw: "1", items: ["c/q", "c/r"] },
    answer("c/q", 0, "1"), answer("c/q", 1, "1"), answer("c/r", 0.5, "1"), answer("c/r", 1),
    { kind: "draw", item: "c/m", draw: "2", items: ["c/q"] },
    answer("c/q", 1, "2"),
    { kind: "submit", item: "c/m", draw: "1", t: 9 },
    { kind: "submit", item: "c/m", draw: "none", t: 10 },
  ];
  assert.deepEqual(checksTaken(events), [{ item: "c/m", t: 9, right: 1, size: 2 }]);
});

const DAY = 86_400_000;
const answers = (count, t = 0) => Array.from({ length: count }, () => ({ kind: "answer", t }));

test("when to ask for a file: twenty, or one for five days", () => {
  assert.equal(due([], {}, 99 * DAY), 0);
  assert.equal(due(answers(19, DAY), {}, 2 * DAY), 0);
  assert.equal(due(answers(20, DAY), {}, 2 * DAY), 20);
  assert.equal(due(answers(1, DAY), {}, 6 * DAY - 1), 0);
  assert.equal(due(answers(1, DAY), {}, 6 * DAY), 1);
  assert.equal(due([...answers(19), { kind: "draft", t: 0 }], {}, 0), 0, "what is only typed does not count");
});

test("after a file, and after 'not now', it starts again; the number is what no file holds", () => {
  const saved = { t: 3 * DAY, count: 30 };
  assert.equal(due(answers(49), { saved }, 4 * DAY), 0);
  assert.equal(due(answers(50), { saved }, 4 * DAY), 20);
  assert.equal(due(answers(31), { saved }, 8 * DAY), 1);
  assert.equal(due(answers(30), { saved }, 99 * DAY), 0);
  assert.equal(due(answers(60), { saved, asked: { t: 5 * DAY, count: 55 } }, 6 * DAY), 0);
  assert.equal(due(answers(75), { saved, asked: { t: 5 * DAY, count: 55 } }, 6 * DAY), 45);
});

test("the marks: kept beside each other; refused or spoilt they are none", () => {
  const kept = new Map();
  globalThis.localStorage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  };
  const saving = new Saving("x");
  saving.mark({ saved: { t: 1, count: 2 } });
  saving.mark({ asked: { t: 3, count: 4 } });
  assert.deepEqual(new Saving("x").marks, { saved: { t: 1, count: 2 }, asked: { t: 3, count: 4 } });
  saving.forget();
  assert.deepEqual([saving.marks, kept.size], [{}, 0]);
  for (const spoilt of ["null", "{", "5"]) {
    kept.set("x-saved", spoilt);
    assert.equal(due(answers(1), saving.marks, 0), 0, spoilt);
  }
  delete globalThis.localStorage;
  saving.mark({ saved: { t: 1, count: 2 } });
  assert.deepEqual(saving.marks, {});
});
