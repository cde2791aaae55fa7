/** grade.js agrees with tests/grading.json, and keeps the laws of grading for any key. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { grade, gradeArrange, gradeEnter, gradePair, gradePick, withHints } from "../src/quiz/grade.js";
import { dice } from "./dice.js";

const TABLE = JSON.parse(readFileSync(new URL("../../../tests/grading.json", import.meta.url), "utf8"));
const LETTERS = [..."abcdefgh"];

for (const { act, key, cases } of TABLE.rows) {
  for (const { response, credit, note, took, near, broken } of cases) {
    test(`${act} ${JSON.stringify(response)}: ${note}`, () => {
      const verdict = grade(key, response);
      assert.ok(Math.abs(verdict.credit - credit) < 1e-9, `credit ${verdict.credit}, not ${credit}`);
      assert.deepEqual([verdict.took, verdict.near, verdict.broken], [took, near, broken]);
    });
  }
}

test("the table has cases for the four acts", () => {
  assert.deepEqual(new Set(TABLE.rows.map((row) => row.act)), new Set(["pick", "pair", "arrange", "enter"]));
});

test("pick: the keys are right, a right pick more never lowers credit, a wrong one never raises it", () => {
  for (const roll of dice(300)) {
    const keys = LETTERS.filter(() => roll() < 0.5);
    if (keys.length === 0) continue;
    const part = { act: "pick", keys, many: true };
    const picks = LETTERS.filter(() => roll() < 0.5);
    const { credit } = gradePick(part, picks);
    assert.equal(gradePick(part, keys).credit, 1);
    for (const more of LETTERS) {
      const next = gradePick(part, [...picks, more]).credit;
      assert.ok(keys.includes(more) ? next >= credit : picks.includes(more) || next <= credit);
    }
  }
});

test("pair: the key is right, and each answer put right raises credit", () => {
  for (const roll of dice(300)) {
    const lefts = LETTERS.slice(0, 2 + Math.floor(roll() * 6));
    const any = () => LETTERS[Math.floor(roll() * LETTERS.length)];
    const key = Object.fromEntries(lefts.map((left) => [left, any()]));
    const part = { act: "pair", key };
    const response = Object.fromEntries(lefts.map((left) => [left, any()]));
    assert.equal(gradePair(part, key).credit, 1);
    for (const left of lefts) {
      const better = gradePair(part, { ...response, [left]: key[left] }).credit;
      const worse = gradePair(part, response).credit;
      assert.ok(response[left] === key[left] ? better === worse : better > worse);
    }
  }
});

test("arrange: every order that `before` allows is right, no other, and its reverse earns nothing", () => {
  for (const roll of dice(60)) {
    const ids = LETTERS.slice(0, 2 + Math.floor(roll() * 4));
    const before = closure(ids, (a, b) => a < b && roll() < 0.4);
    for (const order of permutations(ids)) {
      const { credit, broken } = gradeArrange({ act: "arrange", before }, order);
      const allowed = before.every(([a, b]) => order.indexOf(a) < order.indexOf(b));
      assert.equal(credit === 1, allowed);
      assert.equal(broken === undefined, allowed);
      if (allowed && before.length > 0) {
        assert.equal(gradeArrange({ act: "arrange", before }, [...order].reverse()).credit, 0);
      }
    }
  }
});

test("arrange: a random order of a total order earns a quarter at most on average", () => {
  const ids = LETTERS.slice(0, 5);
  const before = closure(ids, (a, b) => a < b);
  const credits = [...permutations(ids)].map((order) => gradeArrange({ act: "arrange", before }, order).credit);
  assert.ok(credits.reduce((sum, credit) => sum + credit, 0) / credits.length < 0.25);
});

test("enter: every accepted text is right however it is dressed, and accepting more never lowers credit", () => {
  const words = ["anchor", "BATNA", "best alternative", "plan b", "framing", "watna", "3.5", "zone"];
  for (const roll of dice(300)) {
    const accept = words.filter(() => roll() < 0.4);
    const near = words.filter((word) => !accept.includes(word)).map((word) => ({ id: word, match: [word], credit: 0.5 }));
    const typed = words[Math.floor(roll() * words.length)].replace(/[aeiou]/u, () => (roll() < 0.5 ? "" : "x"));
    const { credit } = gradeEnter({ act: "enter", accept, near }, typed);
    for (const word of accept) {
      assert.equal(gradeEnter({ act: "enter", accept, near }, ` ${word.toUpperCase()}! `).credit, 1);
    }
    for (const word of words) {
      assert.ok(gradeEnter({ act: "enter", accept: [...accept, word], near }, typed).credit >= credit);
    }
  }
});

test("credit never leaves [0, 1], whatever the response", () => {
  const odd = [null, undefined, 3, "", "a", [], ["a", "a"], [null], {}, { a: null }, { constructor: "a" }];
  for (const { key } of TABLE.rows) {
    for (const response of odd) {
      const { credit } = grade(key, response);
      assert.ok(credit >= 0 && credit <= 1, `${key.act} ${JSON.stringify(response)}: ${credit}`);
    }
  }
});

test("hints lower the best credit still to be had, not below 0", () => {
  assert.equal(withHints(1, []), 1);
  assert.equal(withHints(1, [0, 0]), 1);
  assert.equal(withHints(1, [0.25, 0.25]), 0.5);
  assert.equal(withHints(0.4, [0.25]), 0.4);
  assert.equal(withHints(1, [0.75, 0.75]), 0);
});

/** All pairs that follow from a relation on ids in a right order. */
function closure(ids, related) {
  const pairs = new Set(ids.flatMap((a) => ids.filter((b) => related(a, b)).map((b) => a + b)));
  for (const middle of ids) {
    for (const a of ids) {
      for (const b of ids) if (pairs.has(a + middle) && pairs.has(middle + b)) pairs.add(a + b);
    }
  }
  return [...pairs].map((pair) => [...pair]);
}

function* permutations(list) {
  if (list.length < 2) yield list;
  else {
    for (const [at, first] of list.entries()) {
      for (const rest of permutations(list.toSpliced(at, 1))) yield [first, ...rest];
    }
  }
}
