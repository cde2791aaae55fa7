/** The laws of grading, for any key: what is right is right, and more of it never costs. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { grade, gradeAll, gradeArrange, gradePair, gradePick } from "../src/quiz/grade.js";
import { arrange, graded, holds, ids, pair, pick, write } from "./property.js";

const OPTIONS = [..."abcdefgh"];
const some = (minLength) => fc.subarray(OPTIONS, { minLength });
const anyAct = fc.oneof(graded, write);
/** Any value, and values that look like responses. */
const response = fc.oneof(
  fc.anything(),
  fc.string({ unit: "binary" }),
  fc.array(fc.constantFrom(...OPTIONS)),
  fc.dictionary(fc.constantFrom(...OPTIONS, "__proto__", "constructor"), fc.anything()),
);
const inRange = (credit) => credit >= 0 && credit <= 1;

holds("the right answer is right, for every act", graded, ({ part, right }) => {
  assert.equal(grade(part, right).credit, 1);
  assert.equal(gradeAll([part], right).credit, 1);
});

holds("what is written is never graded", write, response, ({ part, right }, other) => {
  assert.deepEqual(grade(part, right), { credit: null, right: {} });
  assert.deepEqual(grade(part, other), { credit: null, right: {} });
});

holds("credit is in [0, 1] whatever the response, and nothing throws", graded, response, ({ part }, other) => {
  assert.ok(inRange(grade(part, other).credit));
});

holds("the response to another act throws nothing either", anyAct, anyAct, ({ part }, { right }) => {
  const { credit } = grade(part, right);
  assert.ok(credit === null ? part.act === "write" : inRange(credit));
});

holds("grading changes neither key nor response", anyAct, anyAct, ({ part, right }, { right: other }) => {
  const [before, key] = [JSON.stringify([right, other]), JSON.stringify(part)];
  assert.deepEqual(grade(part, right), grade(part, right));
  grade(part, other);
  assert.equal(JSON.stringify([right, other]), before);
  assert.equal(JSON.stringify(part), key);
});

holds("pick: a right pick more never lowers credit, a wrong one never raises it", some(1), some(0), (keys, picks) => {
  const part = { act: "pick", keys, many: true };
  const { credit } = gradePick(part, picks);
  for (const more of OPTIONS.filter((id) => !picks.includes(id))) {
    const next = gradePick(part, [...picks, more]).credit;
    assert.ok(keys.includes(more) ? next >= credit : next <= credit);
  }
});

holds("pick: nothing but the keys is right, in any order", pick, fc.shuffledSubarray(OPTIONS), ({ part }, picks) => {
  const same = picks.length === part.keys.length && picks.every((id) => part.keys.includes(id));
  assert.equal(gradePick(part, picks).credit === 1, same);
});

const guesses = fc.dictionary(fc.constantFrom("a", "b", "c", "d"), fc.constantFrom("a", "b", "c", "d", "x"));
holds("pair: each pair put right raises credit by its share", pair, guesses, ({ part }, guess) => {
  const lefts = Object.keys(part.key);
  for (const left of lefts) {
    const before = gradePair(part, guess).credit;
    const after = gradePair(part, { ...guess, [left]: part.key[left] }).credit;
    const gain = guess[left] === part.key[left] ? 0 : 1 / lefts.length;
    assert.ok(Math.abs(after - before - gain) < 1e-9);
  }
});

holds("arrange: every order that `before` allows is right, and its reverse earns nothing", arrange, ({ part, right }) => {
  assert.deepEqual(grade(part, right).broken, undefined);
  assert.equal(grade(part, right).credit, 1);
  assert.equal(grade(part, [...right].reverse()).credit, part.before.length === 0 ? 1 : 0);
});

const mixed = arrange.chain(({ part, sorted }) =>
  fc.tuple(fc.constant(part), fc.shuffledSubarray(sorted, { minLength: sorted.length })));
holds("arrange: no other order is right, and `broken` names a pair that is", mixed, ([part, order]) => {
  const { credit, broken } = gradeArrange(part, order);
  const wrong = part.before.filter(([a, b]) => order.indexOf(a) > order.indexOf(b));
  assert.equal(credit === 1, wrong.length === 0);
  assert.deepEqual(broken, wrong[0]);
});

holds("arrange: swapping neighbours into their right order never lowers credit", mixed, ([part, order]) => {
  for (const [first, second] of part.before) {
    const at = order.indexOf(second);
    if (order[at + 1] !== first) continue;
    const better = order.toSpliced(at, 2, first, second);
    assert.ok(gradeArrange(part, better).credit >= gradeArrange(part, order).credit);
  }
});

test("arrange: a random order of a total order earns a quarter at most on average", () => {
  const before = OPTIONS.slice(0, 5).flatMap((a, at) => OPTIONS.slice(at + 1, 5).map((b) => [a, b]));
  const credits = [...permutations(OPTIONS.slice(0, 5))].map((order) => gradeArrange({ act: "arrange", before }, order).credit);
  assert.equal(credits.length, 120);
  assert.ok(credits.reduce((sum, credit) => sum + credit, 0) / credits.length < 0.25);
});

const question = ids(2, 5).chain((names) =>
  fc.tuple(...names.map((id) => anyAct.map(({ part, right }) => ({ part: { ...part, id }, right })))));
const record = (acts) => Object.fromEntries(acts.map(({ part, right }) => [part.id, right]));
holds("parts: all right is right; each blank that is missing costs its share", question, (acts) => {
  const parts = acts.map(({ part }) => part);
  const counted = parts.filter(({ act }) => act !== "write");
  assert.equal(gradeAll(parts, record(acts)).credit, counted.length === 0 ? null : 1);
  for (const missing of counted.filter((part) => grade(part, undefined).credit === 0)) {
    const { credit, verdicts } = gradeAll(parts, record(acts.filter(({ part }) => part !== missing)));
    assert.ok(Math.abs(credit - (1 - 1 / counted.length)) < 1e-9);
    assert.equal(verdicts[parts.indexOf(missing)].credit, 0);
  }
});

holds("parts: any response keeps credit in [0, 1] or null, and nothing throws", question, response, (acts, other) => {
  const { credit, verdicts } = gradeAll(acts.map(({ part }) => part), other);
  assert.equal(verdicts.length, acts.length);
  assert.ok(credit === null ? acts.every(({ part }) => part.act === "write") : inRange(credit));
});

function* permutations(list) {
  if (list.length < 2) yield list;
  for (const [at, first] of list.length < 2 ? [] : list.entries()) {
    for (const rest of permutations(list.toSpliced(at, 1))) yield [first, ...rest];
  }
}
