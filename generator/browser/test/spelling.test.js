/** The distance agrees with a search through all edits, and normalising forgets what does not matter. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { distance, normalise, slips } from "../src/quiz/spelling.js";
import { dice } from "./dice.js";
import { holds } from "./property.js";

/** Unrestricted Damerau–Levenshtein straight from its recursive definition [boytsov2011]. */
function slow(a, b, memo = new Map()) {
  if (!a || !b) return a.length + b.length;
  const key = `${a}\0${b}`;
  if (memo.has(key)) return memo.get(key);
  const [x, y] = [a.at(-1), b.at(-1)];
  const costs = [
    slow(a.slice(0, -1), b, memo) + 1,
    slow(a, b.slice(0, -1), memo) + 1,
    slow(a.slice(0, -1), b.slice(0, -1), memo) + (x === y ? 0 : 1),
  ];
  for (let i = a.length - 2; i >= 0; i--) {
    for (let j = b.length - 2; j >= 0; j--) {
      if (a[i] !== y || b[j] !== x) continue;
      costs.push(slow(a.slice(0, i), b.slice(0, j), memo) + (a.length - i - 2) + 1 + (b.length - j - 2));
    }
  }
  memo.set(key, Math.min(...costs));
  return memo.get(key);
}

test("distance agrees with the definition", () => {
  for (const roll of dice(1500)) {
    const word = () => Array.from({ length: Math.floor(roll() * 8) }, () => "abc"[Math.floor(roll() * 3)]).join("");
    const [a, b] = [word(), word()];
    assert.equal(distance(a, b), slow(a, b), `${a} ${b}`);
  }
});

test("known distances", () => {
  assert.equal(distance("ca", "abc"), 2, "unrestricted: optimal string alignment says 3");
  assert.equal(distance("kitten", "sitting"), 3);
  assert.equal(distance("", "abc"), 3);
  assert.equal(distance("a1", "a2"), Infinity);
  assert.equal(distance("𝒜b", "b"), 1, "code points, not code units");
});

test("normalising twice changes nothing", () => {
  for (const text of ["Ça va?", "ß", "İstanbul", "  ", "...", "3.5 — 4,5", "C++", "ﬁne", "हिन्दी", "e\u0301", "it’s"]) {
    assert.equal(normalise(normalise(text)), normalise(text), text);
  }
});

test("slips grow at five and nine letters", () => {
  assert.deepEqual(["abcd", "abcde", "abcdefgh", "abcdefghi"].map(slips), [0, 1, 1, 2]);
});

test("case never matters, for no letter and for no word that ends in it", () => {
  // The iota of Ancient Greek under a letter is an accent when small, and a letter when tall.
  const letters = Array.from({ length: 0xffff }, (_, point) => String.fromCodePoint(point + 1)).filter(
    (letter) => /^\p{L}$/u.test(letter) && !letter.normalize("NFD").includes("\u0345"));
  assert.ok(letters.length > 40_000);
  for (const letter of letters) {
    for (const text of [letter, `a${letter} b`]) {
      const plain = normalise(text);
      assert.equal(normalise(text.toUpperCase()), plain, text);
      assert.equal(normalise(text.toLowerCase()), plain, text);
      assert.equal(normalise(text.replaceAll(" ", "")), plain, text);
    }
  }
});

holds("normalising twice changes nothing, whatever the text", fc.string({ unit: "binary" }), (text) => {
  assert.equal(normalise(normalise(text)), normalise(text));
});

const short = fc.string({ maxLength: 6, unit: fc.constantFrom(..."abc") });
holds("distance is a metric", short, short, short, (a, b, c) => {
  assert.equal(distance(a, b) === 0, a === b);
  assert.equal(distance(a, b), distance(b, a));
  assert.ok(distance(a, c) <= distance(a, b) + distance(b, c));
});
