/** An event holds what the log needs and nothing else; a row that cannot be replayed is told from one that can. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isEvent, isRow, KINDS, makeEvent } from "../src/store/event.js";

const ANSWER = { item: "c/q", revision: 2, response: ["a"], credit: 0.5, right: false, shown: true };

test("an answer with all that it tells", () => {
  const t = Date.UTC(2026, 10, 1, 12);
  const { id, ...event } = makeEvent("answer", { ...ANSWER, confidence: "sure", hints: ["h"], draw: "d", stray: 1 }, t);
  assert.match(id, /^[0-9a-f]{32}$/u);
  assert.deepEqual(event, {
    t, tz: 0 - new Date(t).getTimezoneOffset(), kind: "answer", item: "c/q", rev: 2, response: ["a"], credit: 0.5,
    right: false, shown: true, confidence: "sure", hints: ["h"], draw: "d", course: "",
  });
});

test("ids differ, and need no secure context", (context) => {
  context.mock.method(crypto, "randomUUID", () => assert.fail("missing on plain http"));
  const ids = Array.from({ length: 1000 }, () => makeEvent("clear", { item: "c/q" }, 0).id);
  assert.equal(new Set(ids).size, 1000);
});

test("minutes east of UTC are positive", () => {
  const before = process.env.TZ;
  for (const [zone, tz] of [["Asia/Kolkata", 330], ["America/New_York", -240], ["UTC", 0]]) {
    process.env.TZ = zone;
    assert.equal(makeEvent("clear", { item: "c/q" }, Date.UTC(2026, 6, 1)).tz, tz, zone);
  }
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
});

test("the element may go on with its own lists", () => {
  const response = ["a"];
  const event = makeEvent("answer", { ...ANSWER, response }, 0);
  response.push("b");
  assert.deepEqual(event.response, ["a"]);
});

const without = (record, name) => Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));

/** The least that each kind tells. */
const LEAST = {
  answer: { response: "", credit: null },
  draft: { response: "a" },
  clear: {},
  draw: { draw: "d", seed: 0, mode: "exam", items: [] },
  flag: { draw: "d", flagged: false },
  submit: { draw: "d" },
  review: { rating: 1 },
  task: { response: "" },
  note: { response: "" },
  read: {},
  goal: { response: {} },
};

test("each kind: the least is enough, and nothing of it may be missing", () => {
  assert.deepEqual(Object.keys(LEAST).sort(), Object.values(KINDS).sort());
  for (const [kind, told] of Object.entries(LEAST)) {
    const event = makeEvent(kind, { item: "c/q", ...told }, 1);
    assert.ok(isEvent(event), kind);
    for (const name of ["id", "t", "kind", "item", "rev", ...Object.keys(told)]) {
      assert.ok(!isEvent(without(event, name)), `${kind} without ${name}`);
    }
    for (const name of Object.keys(told)) {
      const detail = without({ item: "c/q", ...told }, name);
      assert.throws(() => makeEvent(kind, detail, 1), TypeError, `${kind} without ${name}`);
    }
  }
});

test("rows that are no events", () => {
  const good = makeEvent("answer", ANSWER, 1);
  for (const row of [null, undefined, 7, "x", [], {}, () => {}]) assert.ok(!isEvent(row));
  const wrong = {
    id: 5, t: Number.NaN, kind: "toString", item: "", rev: "2", credit: 2, draw: 3, hints: "h",
  };
  for (const [name, value] of Object.entries(wrong)) assert.ok(!isEvent({ ...good, [name]: value }), name);
  assert.ok(!isEvent({ ...good, kind: "review" }), "a kind of a later build");
  assert.ok(isEvent({ ...good, later: "field" }), "a field of a later build");
});

test("a row that a newer build made can be kept, though not replayed", () => {
  const row = { id: "n", t: 5, kind: "dream", item: "c/q" };
  assert.ok(isRow(row) && !isEvent(row));
  for (const name of Object.keys(row)) assert.ok(!isRow(without(row, name)), name);
  for (const t of [NaN, Infinity, 9e15, "5", null, [5], { valueOf: () => 5 }]) assert.ok(!isRow({ ...row, t }), String(t));
  for (const kind of ["__proto__", "constructor", "toString"]) assert.ok(!isEvent({ ...row, kind, rev: 1 }), kind);
});
