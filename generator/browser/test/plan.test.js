/** What the plan, the day and the five questions derive from the log, without a page. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fiveOfToday } from "../src/plan/five.js";
import { longDay, whenText } from "../src/plan/goal-date.js";
import { newest, textOf } from "../src/plan/newest.js";
import { propose } from "../src/plan/proposal.js";
import { WORDS } from "../src/plan/words.js";
import { dayOf } from "../src/review/day.js";

const event = (kind, item, t, response) => ({ id: `${kind}${t}`, kind, item, t, response, rev: 1, tz: 0, course: "" });
const WHOLE = { name: "The whole course", href: "#path", minutes: 168 };
const SHORT = { name: "In a hurry", href: "#path-hurry", minutes: 32 };

test("the newest event of an item counts, under its former ids, too", () => {
  const events = [event("task", "c/old.t1", 1, "first"), event("task", "c/new.t1", 2, "second"), event("note", "c/new.t1", 3, "n")];
  assert.equal(newest(events, "task", ["c/new.t1", "c/old.t1"])?.response, "second");
  assert.equal(newest([...events, event("task", "c/old.t1", 4, "third")], "task", ["c/new.t1", "c/old.t1"])?.response, "third");
  assert.equal(newest(events, "task", ["c/other"]), undefined);
});

test("a question's answer is its newest answer or draft, and none once it is cleared", () => {
  const events = [event("answer", "c/q", 1, { text: "a", met: [] }), event("draft", "c/q", 2, { text: "b", met: [] })];
  assert.equal(textOf(newest(events, "answer", ["c/q"])?.response), "b");
  assert.equal(textOf(newest([...events, event("clear", "c/q", 3)], "answer", ["c/q"])?.response), "");
});

test("any response has a text, those of a hostile file, too", () => {
  assert.equal(textOf("a\nb"), "a\nb");
  assert.equal(textOf(["a", 7, { b: 1 }, "c"]), "a\nc");
  for (const odd of [undefined, null, 7, true, {}, { text: { text: "x" } }, { text: 3 }]) assert.equal(textOf(odd), "");
});

test("a day is named by how far it is", () => {
  const today = dayOf("2026-11-22");
  const said = (date) => whenText(dayOf(date), today, "en");
  assert.equal(said("2026-11-22"), "Today");
  assert.equal(said("2026-11-23"), "Tomorrow");
  assert.equal(said("2026-11-26"), "Thursday, in 4 days");
  assert.equal(said("2026-11-28"), "Saturday, in 6 days");
  assert.equal(said("2026-11-29"), "Sunday, November 29, in 7 days");
  assert.equal(said("2026-11-19"), "It was on Thursday, November 19");
  assert.equal(longDay(today, "de"), "Sonntag, 22. November");
});

test("the whole course is proposed while there is time, and fits or not", () => {
  assert.deepEqual(propose([WHOLE, SHORT], 17), { way: WHOLE, evenings: 17, fits: true, each: 10, instead: undefined });
  assert.deepEqual(propose([WHOLE, SHORT], 16), { way: WHOLE, evenings: 17, fits: false, each: 15, instead: SHORT });
  assert.equal(propose([WHOLE], 4)?.instead, undefined);
  assert.deepEqual(propose([WHOLE, SHORT], null), { way: WHOLE, evenings: 17, fits: true, each: 0, instead: undefined });
});

test("three days before, or where half an hour an evening would not do, the short path is proposed, though it may not fit", () => {
  assert.equal(propose([WHOLE, SHORT], 6)?.way, WHOLE);
  assert.equal(propose([WHOLE, SHORT], 5)?.way, SHORT);
  assert.equal(propose([{ ...WHOLE, minutes: 60 }, SHORT], 4)?.way.minutes, 60);
  assert.deepEqual(propose([WHOLE, SHORT], 3), { way: SHORT, evenings: 4, fits: false, each: 15, instead: undefined });
  assert.deepEqual(propose([WHOLE, SHORT], 0), { way: SHORT, evenings: 4, fits: false, each: 0, instead: undefined });
  assert.equal(propose([WHOLE], 1)?.way, WHOLE);
});

test("nothing is proposed once the day is over, or where nothing is to be learned", () => {
  assert.equal(propose([WHOLE, SHORT], -1), undefined);
  assert.equal(propose([], 5), undefined);
});

test("long ways are told in hours", () => {
  assert.equal(WORDS.minutes(1), "about 1 minute");
  assert.equal(WORDS.minutes(99), "about 99 minutes");
  assert.equal(WORDS.minutes(168), "about 3 hours");
});

const QUESTIONS = Array.from({ length: 12 }, (_, at) => [`c/q${at}`]);
const answer = (item, credit, right = credit === 1) => ({ item, credit, right });

test("five questions of the day: alike all day, others on other days", () => {
  const day = fiveOfToday(QUESTIONS, [], 20_000);
  assert.equal(day.size, 5);
  assert.deepEqual(fiveOfToday(QUESTIONS, [], 20_000), day);
  assert.deepEqual(fiveOfToday([...QUESTIONS].reverse(), [], 20_000), day);
  const seen = new Set(Array.from({ length: 30 }, (_, at) => [...fiveOfToday(QUESTIONS, [], 20_000 + at)]).flat());
  assert.equal(seen.size, 12);
});

test("each question comes about equally often", () => {
  const counts = new Map();
  for (let day = 0; day < 1200; day++) for (const id of fiveOfToday(QUESTIONS, [], day)) counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const count of counts.values()) assert.ok(count > 400 && count < 600, `${count} of 500`);
});

test("those not right yet come first; the newest answer counts, under a former id, too", () => {
  const renamed = QUESTIONS.map(([id]) => [id, `${id}-old`]);
  const known = QUESTIONS.slice(0, 7).map(([id]) => answer(`${id}-old`, 1));
  assert.deepEqual([...fiveOfToday(renamed, known, 1)].sort(), ["c/q10", "c/q11", "c/q7", "c/q8", "c/q9"]);
  const forgot = [...known, answer("c/q0-old", 0)];
  const often = Array.from({ length: 30 }, (_, day) => fiveOfToday(renamed, forgot, day).has("c/q0"));
  assert.ok(often.includes(true));
});

test("where all are right there are five all the same; a reflection counts as done, hints cost nothing here", () => {
  assert.equal(fiveOfToday(QUESTIONS, QUESTIONS.map(([id]) => answer(id, 1)), 3).size, 5);
  const done = [...QUESTIONS.slice(0, 6).map(([id]) => answer(id, null, undefined)), answer("c/q6", 0.5, true)];
  assert.deepEqual([...fiveOfToday(QUESTIONS, done, 3)].sort(), ["c/q10", "c/q11", "c/q7", "c/q8", "c/q9"]);
  assert.equal(fiveOfToday(QUESTIONS.slice(0, 2), [], 3).size, 2);
});
