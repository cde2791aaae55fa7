/** Shuffling loses nothing, favours no place, and never begins with an order that earns credit. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { gradeArrange } from "../src/quiz/grade.js";
import { shuffle, startOrder } from "../src/quiz/shuffle.js";
import { dice } from "./dice.js";

const IDS = ["a", "b", "c", "d"];

test("a permutation, and the given list is left alone", () => {
  for (const roll of dice(100)) assert.deepEqual(shuffle(IDS, roll).sort(), IDS);
  assert.deepEqual(IDS, ["a", "b", "c", "d"]);
  assert.deepEqual(shuffle([], Math.random), []);
});

test("every option is in every place about as often", () => {
  const counts = new Map();
  for (const roll of dice(4000)) {
    shuffle(IDS, roll).forEach((id, at) => counts.set(id + at, (counts.get(id + at) ?? 0) + 1));
  }
  for (const [place, count] of counts) assert.ok(Math.abs(count - 1000) < 140, `${place}: ${count}`);
});

test("the order shown first earns nothing", () => {
  const before = [["a", "b"], ["a", "c"], ["b", "c"], ["a", "d"]];
  for (const roll of dice(300)) {
    const order = startOrder(IDS, before, roll);
    assert.deepEqual([...order].sort(), IDS);
    assert.equal(gradeArrange({ act: "arrange", before }, order).credit, 0);
  }
});
