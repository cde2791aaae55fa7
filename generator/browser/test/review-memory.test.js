/** What the log says of cards and missed questions; study days; one memory whatever the clock and the order of ids. */
import fc from "fast-check";
import assert from "node:assert/strict";
import { test } from "node:test";
import { dateOf, dayOf, studyDay } from "../src/review/day.js";
import { LONGEST, nextInterval, nextMemory, retrievability } from "../src/review/fsrs.js";
import { learnedFrom, rated } from "../src/review/memory.js";
import { holds } from "./property.js";

const DAY = 86_400_000;
const KNOWN = {
  cards: { "a.one": [1, 0, "red"], "a.two": [2, 0, "red"], "b.one": [1, 1, ""] },
  questions: { q1: [1, "pages/a.html#q1", "a.o1"], q2: [2, "pages/a.html#q2", "a.o1"] },
  was: { "old.one": "a.one", q0: "q1" },
};
const FIRST = dayOf("2026-11-22");

let made = 0;
/** At noon of a day, counted from the first. */
const event = (kind, item, day, told = {}) => {
  made += 1;
  return { id: String(made), t: (FIRST + day + 0.5) * DAY, tz: 0, kind, item: `c/${item}`, rev: 1, course: "", ...told };
};
const review = (item, day, rating, told) => event("review", item, day, { rating, ...told });
const answer = (item, told) => event("answer", item, 0, { response: "x", credit: 1, right: true, ...told });
const wrong = { credit: 0, right: false };
const learned = (...events) => learnedFrom("c", KNOWN, events);

const DAYS = [
  ["noon", "2026-11-22T12:00:00Z", 0, "20261122"],
  ["past midnight is still the evening before", "2026-11-23T01:30:00Z", 0, "20261122"],
  ["four in the morning begins the day", "2026-11-23T04:00:00Z", 0, "20261123"],
  ["New Zealand at noon", "2026-11-21T23:00:00Z", 780, "20261122"],
  ["New Zealand where the UTC day turns", "2026-11-22T00:00:00Z", 780, "20261122"],
  ["California in the evening", "2026-11-23T05:00:00Z", -480, "20261122"],
  ["before 1970", "1969-12-31T12:00:00Z", 0, "19691231"],
];
for (const [name, time, tz, date] of DAYS) {
  test(`study day: ${name}`, () => assert.equal(dateOf(studyDay(Date.parse(time), tz)), date));
}
for (const [date, day] of [["1970-01-02", 1], ["2026-13-01", undefined], ["soon", undefined], [undefined, undefined], [7, undefined]]) {
  test(`day of ${date}`, () => assert.equal(dayOf(date), day));
}

const STATES = [
  ["never rated", [], undefined],
  ["good", [review("a.one", 0, 3)], { reps: 1, last: 0, due: 2, lapses: 0, began: 0 }],
  ["forgotten at the first look: again today, no lapse", [review("a.one", 0, 1)], { due: 0, lapses: 0 }],
  ["forgotten later", [review("a.one", 0, 3), review("a.one", 2, 1)], { due: 2, lapses: 1, reps: 2, began: 0 }],
  ["forgotten twice on a day: one lapse",
    [review("a.one", 0, 3), review("a.one", 2, 1), review("a.one", 2, 1)], { due: 2, lapses: 1, reps: 3 }],
  ["forgotten, then known", [review("a.one", 0, 1), review("a.one", 0, 3)], { due: 1, reps: 2 }],
  ["under a former name", [review("old.one", 0, 3)], { reps: 1 }],
  ["unknown", [review("gone.one", 0, 3)], undefined],
  ["of another course", [review("a.one", 0, 3, { item: "d/a.one" })], undefined],
  ["a name of Object's own", [review("constructor", 0, 3), review("__proto__", 0, 3)], undefined],
  ["taken back", [review("a.one", 0, 3), event("clear", "a.one", 0)], undefined],
  ["the second rating taken back",
    [review("a.one", 0, 3), review("a.one", 2, 1), event("clear", "a.one", 2)], { reps: 1, due: 2, lapses: 0 }],
  ["taken back twice: only once",
    [review("a.one", 0, 3), review("a.one", 2, 1), event("clear", "a.one", 2), event("clear", "a.one", 2)], { reps: 1 }],
  ["taken back and rated anew",
    [review("a.one", 0, 1), event("clear", "a.one", 0), review("a.one", 0, 3)], { reps: 1, due: 2 }],
  ["the clock went back", [review("a.one", 5, 3), review("a.one", 3, 3)], { last: 5, reps: 2 }],
  ["the time zone is unknown", [review("a.one", 0, 3, { tz: undefined })], { last: 0 }],
];
for (const [name, events, expected] of STATES) {
  test(`card: ${name}`, () => {
    const state = learned(...events).cards.get("a.one");
    if (!expected) return assert.equal(state, undefined);
    for (const [key, value] of Object.entries(expected)) {
      assert.equal(["last", "due", "began"].includes(key) ? state[key] - FIRST : state[key], value, key);
    }
  });
}

test("a raised revision is due and begins anew", () => {
  const { cards } = learned(review("a.two", 0, 4), review("a.two", 8, 4));
  assert.deepEqual({ ...cards.get("a.two"), before: 0 }, {
    stability: 0, difficulty: 0, last: FIRST + 8, due: FIRST + 8, began: FIRST, lapses: 0, reps: 0, before: 0,
  });
  const anew = learned(review("a.two", 0, 4), review("a.two", 9, 3, { rev: 2 })).cards.get("a.two");
  assert.equal(anew.stability, nextMemory(undefined, 3, 0).stability);
  assert.equal(anew.began, FIRST, "it is no new card");
});

const MISSED = [
  ["right", [answer("q1")], []],
  ["wrong", [answer("q1", wrong)], ["q1"]],
  ["partly right", [answer("q1", { credit: 0.5, right: false })], ["q1"]],
  ["right at the cost of hints", [answer("q1", { credit: 0.8, right: true })], []],
  ["without a verdict in words", [answer("q1", { credit: 0.5, right: undefined })], ["q1"]],
  ["mended", [answer("q1", wrong), answer("q1")], []],
  ["mended under a former name", [answer("q1", wrong), answer("q0")], []],
  ["missed again", [answer("q1"), answer("q1", wrong)], ["q1"]],
  ["not graded", [answer("q1", { credit: null, right: undefined })], []],
  ["only shown", [answer("q1", { ...wrong, shown: true })], []],
  ["missed, then copied from the answer", [answer("q1", wrong), answer("q1", { shown: true })], ["q1"]],
  ["of an older revision", [answer("q2", wrong)], []],
  ["gone", [answer("q9", wrong)], []],
];
for (const [name, events, expected] of MISSED) {
  test(`question: ${name}`, () => assert.deepEqual([...learned(...events).missed], expected));
}

const GOALS = [
  ["none", [], undefined],
  ["a date", [{ date: "2026-12-01" }], 9],
  ["moved", [{ date: "2026-12-01" }, { date: "2026-12-03", subject: "rent" }], 11],
  ["removed", [{ date: "2026-12-01" }, {}], undefined],
  ["nonsense", [{ date: "tomorrow" }], undefined],
];
for (const [name, goals, expected] of GOALS) {
  test(`goal: ${name}`, () => {
    const { goal } = learned(...goals.map((response) => event("goal", "", 0, { item: "c", response })));
    assert.equal(goal, expected === undefined ? undefined : FIRST + expected);
  });
}

const rating = fc.constantFrom(1, 2, 3, 4);
const history = fc.array(fc.tuple(fc.nat(400), rating), { minLength: 1, maxLength: 20 });
const remembered = (steps) => steps.reduce((memory, [days, given]) => nextMemory(memory, given, days), undefined);

holds("what is recalled in time lasts longer; good beats hard, easy beats good", history, (steps) => {
  const memory = remembered(steps);
  const days = nextInterval(memory.stability);
  const [, hard, good, easy] = [1, 2, 3, 4].map((given) => nextMemory(memory, given, days).stability);
  assert.ok(memory.stability <= hard && hard <= good && good <= easy);
});
holds("intervals never shrink with good", history, (steps) => {
  let memory = remembered(steps);
  for (let last = 0, round = 0; round < 20; round += 1) {
    const days = nextInterval(memory.stability);
    assert.ok(days >= last && days >= 1 && days <= LONGEST);
    memory = nextMemory(memory, 3, days);
    last = days;
  }
});
holds("what is forgotten never lasts longer than before", history, fc.nat(400), (steps, days) => {
  const memory = remembered(steps);
  assert.ok(nextMemory(memory, 1, days).stability <= Math.max(memory.stability, 0.001));
});
holds("nine in ten are recalled when a card is due", history, (steps) => {
  const { stability } = remembered(steps);
  assert.ok(Math.abs(retrievability(stability, stability) - 0.9) < 1e-9);
});
holds("again is today, all else is later", history, rating, (steps, given) => {
  const states = steps.reduce((state, [days, each]) => rated(state, each, (state?.last ?? 0) + days), undefined);
  const next = rated(states, given, states.last + 3);
  assert.ok(given === 1 ? next.due === next.last : next.due > next.last);
});
holds("what is taken back leaves no trace", history, rating, (steps, given) => {
  let day = 0;
  const events = steps.map(([days, each]) => review("a.one", (day += days), each));
  const before = { ...learned(...events).cards.get("a.one"), before: undefined };
  const after = learned(...events, review("a.one", day + 1, given), event("clear", "a.one", day + 1)).cards.get("a.one");
  assert.deepEqual({ ...after, before: undefined }, before);
});
