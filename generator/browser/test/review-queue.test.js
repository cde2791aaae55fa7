/** What is asked today, and in which order. */
import fc from "fast-check";
import assert from "node:assert/strict";
import { test } from "node:test";
import { calendar, reminderOf } from "../src/review/reminder.js";
import { rated } from "../src/review/memory.js";
import { dueCards, dueOf, interleave, lastLook, newCards, NEW_A_DAY, nextDue, oftenForgotten, queue } from "../src/review/queue.js";
import { WORDS } from "../src/review/words.js";
import { holds } from "./property.js";

const TODAY = 20_000;
const state = (told) => ({ stability: 5, difficulty: 5, last: TODAY - 5, due: TODAY, began: TODAY - 9, lapses: 0, reps: 2, ...told });
/** Cards as {id: [family, state]}, in two decks by their first letter; a state of null has never been rated. */
const learned = (cards, told = {}) => ({
  known: {
    cards: Object.fromEntries(Object.entries(cards).map(([id, [family]]) => [id, [1, id < "m" ? 0 : 1, family]])),
    questions: {},
    was: {},
  },
  cards: new Map(Object.entries(cards).flatMap(([id, [, given]]) => (given ? [[id, state(given)]] : []))),
  missed: new Set(),
  goal: undefined,
  ...told,
});
const order = (...given) => queue(...given).map(({ id, question }) => (question ? `?${id}` : id));

const QUEUES = [
  ["nothing", learned({}), {}, []],
  ["not yet due", learned({ a: ["r", { due: TODAY + 1 }] }), {}, []],
  ["the longest due first", learned({ a: ["r", {}], b: ["s", { due: TODAY - 3 }] }), {}, ["b", "a"]],
  ["mixed by family", learned({ a: ["r", {}], b: ["r", {}], c: ["s", {}] }), {}, ["a", "c", "b"]],
  ["not the family of the card before", learned({ a: ["r", {}], b: ["s", {}] }), { previous: "r" }, ["b", "a"]],
  ["forgotten today comes last", learned({ a: ["r", { last: TODAY }], b: ["s", {}] }, { missed: new Set(["q"]) }), {}, ["b", "?q", "a"]],
  ["changed today is not forgotten", learned({ a: ["r", { last: TODAY, reps: 0 }], b: ["s", {}] }, { missed: new Set(["q"]) }), {}, ["a", "b", "?q"]],
  ["questions put off", learned({}, { missed: new Set(["q", "p"]) }), { later: new Set(["q"]) }, ["?p"]],
  ["new ones that were asked for", learned({ a: ["r", null], b: ["s", {}] }), { fresh: ["a"] }, ["b", "a"]],
  ["new ones until they are begun", learned({ a: ["r", { due: TODAY + 2 }] }), { fresh: ["a"] }, []],
  ["one deck, without questions", learned({ a: ["r", {}], z: ["s", {}] }, { missed: new Set(["q"]) }), { deck: 1 }, ["z"]],
  ["the last look before the goal", learned({ a: ["r", { due: TODAY + 90 }] }, { goal: TODAY + 1 }), {}, ["a"]],
  ["the last look is over", learned({ a: ["r", { due: TODAY + 90, last: TODAY }] }, { goal: TODAY + 1 }), {}, []],
  ["the last look was missed", learned({ a: ["r", { due: TODAY + 90 }] }, { goal: TODAY }), {}, ["a"]],
  ["the goal is past", learned({ a: ["r", { due: TODAY + 90 }] }, { goal: TODAY - 1 }), {}, []],
];
for (const [name, given, wish, expected] of QUEUES) {
  test(`queue: ${name}`, () => assert.deepEqual(order(given, TODAY, wish), expected));
}

const many = Object.fromEntries([..."abcdefghijklmnop"].map((id) => [id, ["r", null]]));
test("at most ten new cards a day, in the order of the course", () => {
  assert.deepEqual(newCards(learned(many), TODAY), [..."abcdefghij"]);
  assert.equal(NEW_A_DAY, 10);
  const begun = { ...many, a: ["r", { began: TODAY }], b: ["r", { began: TODAY }], c: ["r", { began: TODAY - 1 }] };
  assert.deepEqual(newCards(learned(begun), TODAY), [..."defghijk"]);
  assert.deepEqual(newCards(learned(begun), TODAY, 1), [..."mnop"]);
});

const NEXT = [
  ["none", learned({}), { day: Infinity, count: 0 }],
  ["two on a day", learned({ a: ["r", { due: TODAY + 3 }], b: ["r", { due: TODAY + 3 }], c: ["r", { due: TODAY + 4 }] }), { day: 3, count: 2 }],
  ["today, in another deck", learned({ a: ["r", { due: TODAY - 3 }] }), { day: 0, count: 1 }],
  ["not after the last look", learned({ a: ["r", { due: TODAY + 90 }] }, { goal: TODAY + 5 }), { day: 4, count: 1 }],
];
for (const [name, given, expected] of NEXT) test(`next: ${name}`, () => assert.deepEqual(nextDue(given, TODAY), expected));

test("often forgotten: on two days or more", () => {
  assert.deepEqual(oftenForgotten(learned({ a: ["r", { lapses: 2 }], b: ["r", { lapses: 1 }] })), ["a"]);
});

const cards = fc.dictionary(
  fc.stringMatching(/^[a-z]{1,2}$/u),
  fc.tuple(fc.constantFrom("r", "s", "t"), fc.option(fc.record({
    due: fc.integer({ min: TODAY - 20, max: TODAY + 20 }),
    last: fc.integer({ min: TODAY - 30, max: TODAY }),
    reps: fc.nat(3),
  }))),
  { maxKeys: 40 },
);
holds("a queue has no card twice, and all that is due", cards, fc.option(fc.nat(30)), (given, goal) => {
  const known = learned(given, { goal: goal === null ? undefined : TODAY + goal });
  const ids = order(known, TODAY, { fresh: newCards(known, TODAY) });
  assert.equal(new Set(ids).size, ids.length);
  for (const id of dueCards(known, TODAY)) assert.ok(ids.includes(id));
});
holds("no card is due after the last look", cards, fc.integer({ min: 1, max: 30 }), fc.constantFrom(1, 2, 3, 4), (given, days, rating) => {
  const cap = lastLook(TODAY + days, TODAY);
  for (const before of learned(given).cards.values()) {
    const due = dueOf(rated(before, rating, TODAY), cap);
    assert.ok(TODAY < cap ? due <= cap : due > TODAY || rating === 1);
  }
});
holds("no neighbours of one family where that can be", fc.array(fc.constantFrom("r", "s", "t", "u"), { maxLength: 25 }),
  fc.constantFrom("", "r"), (families, previous) => {
    const ids = families.map((family, at) => `${family}${at}`);
    const family = (id) => id[0];
    const mixed = interleave(ids, family, previous);
    assert.deepEqual([...mixed].sort(), [...ids].sort());
    const clashes = mixed.filter((id, at) => family(id) === (at ? family(mixed[at - 1]) : previous)).length;
    const most = ["r", "s", "t", "u"].map((name) => {
      const own = families.filter((each) => each === name).length;
      return own - (families.length - own) - (name === previous ? 0 : 1);
    });
    assert.equal(clashes, Math.max(0, ...most));
  });
test("the order stays where nothing clashes", () => {
  assert.deepEqual(interleave(["r1", "s1", "r2", "t1"], (id) => id[0], ""), ["r1", "s1", "r2", "t1"]);
});

const WORDED = [
  [WORDS.when(0), "today"],
  [WORDS.when(1), "tomorrow"],
  [WORDS.when(3), "in 3 days"],
  [WORDS.when(400), "in 13 months"],
  [WORDS.due(1, 0), "1 card due today"],
  [WORDS.due(3, 2), "3 cards due today, 2 missed questions to try again"],
  [WORDS.due(0, 1), "1 missed question to try again"],
  [WORDS.rated(1, 0), "Again: today."],
  [WORDS.did(0, 0), "Nothing is due."],
  [WORDS.did(12, 2), "You reviewed 12 cards and forgot 2."],
  [WORDS.did(1, 0), "You reviewed 1 card and forgot none."],
  [WORDS.next({ day: Infinity, count: 0 }), "You have learned no card yet."],
  [WORDS.next({ day: 3, count: 1 }), "Next: 1 card in 3 days."],
];
for (const [said, expected] of WORDED) test(`says: ${expected}`, () => assert.equal(said, expected));

const REMINDERS = [
  ["no goal: two weeks", undefined, 14],
  ["until the day before the goal", TODAY + 5, 4],
  ["the goal is tomorrow", TODAY + 1, 1],
  ["the goal is today or past", TODAY, 14],
];
for (const [name, goal, count] of REMINDERS) {
  test(`reminder: ${name}`, () => assert.equal(reminderOf(goal, TODAY, "18:00", 0).count, count));
}
test("a reminder begins tomorrow at the learner's time", () => {
  const now = Date.parse("2026-11-22T19:05:09.500Z");
  const { start, stamp, uid } = reminderOf(undefined, Math.floor(now / 86_400_000), "07:30", now);
  assert.deepEqual([start, stamp], ["20261123T073000", "20261122T190509Z"]);
  assert.match(uid, /^[\d-]{7,}$/u);
  assert.equal(calendar(["A:{start}", " b"], { start }), "A:20261123T073000\r\n b\r\n");
});
