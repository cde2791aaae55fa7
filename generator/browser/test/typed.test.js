/** The laws of what is typed: dress does not matter, small slips are forgiven, and more accepted never costs. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { gradeEnter, gradeMeasure } from "../src/quiz/grade.js";
import { enter, holds, measure, number, word } from "./property.js";

/** The same words otherwise dressed: each letter by its own throw of the dice. */
const dressed = enter.chain(({ part, right }) =>
  fc.array(fc.nat(11), { minLength: right.length, maxLength: right.length })
    .map((lots) => ({ part, typed: [...right].map((letter, at) => dress(letter, lots[at])).join("") })));

/** @param {number} lot 0 to 11 */
function dress(letter, lot) {
  if (!/\p{L}/u.test(letter)) return letter;
  const ways = [
    letter.toUpperCase(), letter.toUpperCase(), `${letter}\u0301`, `${letter.toUpperCase()}\u0308`,
    `${letter} `, ` ${letter}`, `${letter}\u00a0`, `${letter}-`, `${letter}\u200b`, `"${letter}"`,
  ];
  return ways[lot] ?? letter;
}

holds("enter: an accepted text is right in any case, with any accents and spaces", dressed, ({ part, typed }) => {
  assert.deepEqual(gradeEnter(part, typed), { credit: 1, right: {} });
});

const LATIN = [..."abcdefghijklmnopqrstuvwxyz"];
const edits = fc.array(fc.tuple(fc.constantFrom("put", "drop", "change", "swap"), fc.nat(), fc.constantFrom(...LATIN)));

/** @param {string[]} letters */
function edit(letters, [kind, lot, letter]) {
  const at = lot % (letters.length - 1);
  if (kind === "put") return letters.toSpliced(at, 0, letter);
  if (kind === "drop") return letters.toSpliced(at, 1);
  if (kind === "change") return letters.toSpliced(at, 1, letter);
  return letters.toSpliced(at, 2, letters[at + 1], letters[at]);
}

holds("enter: a typo within the limit is right where nothing near is listed", word(5, 20), edits, (accept, list) => {
  const limit = accept.length < 9 ? 1 : 2;
  const plain = [...accept.replaceAll("ß", "s")];
  const typed = list.slice(0, limit).reduce(edit, plain).join("");
  const part = { act: "enter", accept: [plain.join("")], near: [] };
  const verdict = gradeEnter(part, typed);
  assert.equal(verdict.credit, 1);
  assert.ok(verdict.took === undefined || verdict.took === part.accept[0]);
});

holds("enter: another number is no typo", word(9, 14), fc.nat(9999), fc.nat(9999), (text, wanted, typed) => {
  const part = { act: "enter", accept: [`${text}${wanted}`], near: [] };
  assert.equal(gradeEnter(part, `${text}${typed}`).credit, Number(wanted === typed));
});

const close = fc.array(fc.constantFrom(..."abc"), { minLength: 4, maxLength: 9 }).map((letters) => letters.join(""));
const many = fc.array(close, { minLength: 1, maxLength: 4 });
holds("enter: accepting more never lowers credit", many, fc.array(close), close, close, (accept, near, more, typed) => {
  const part = { act: "enter", accept, near: near.map((match) => ({ id: match, match: [match], credit: 0.5 })) };
  const wider = { ...part, accept: [...accept, more] };
  assert.ok(gradeEnter(wider, typed).credit >= gradeEnter(part, typed).credit);
});

holds("enter: a text as near to a near miss as to an accepted one is not right", close, close, close, (accept, match, typed) => {
  const near = [{ id: "n", match: [match], credit: 0.25 }];
  const alone = gradeEnter({ act: "enter", accept: [accept], near: [] }, typed);
  const both = gradeEnter({ act: "enter", accept: [accept], near }, typed);
  assert.ok(both.credit <= Math.max(alone.credit, 0.25));
  if (typed === match && typed !== accept) assert.deepEqual(both, { credit: 0.25, right: {}, near: "n" });
});

const tenths = (max) => fc.integer({ min: -max, max });
holds("measure: right exactly within the tolerance", tenths(9999), fc.nat(500), tenths(1000), (answer, tolerance, off) => {
  const part = { act: "measure", answer: answer / 10, tolerance: tolerance / 10, unit: null, catch: [] };
  const { credit } = gradeMeasure(part, ((answer + off) / 10).toFixed(1));
  assert.equal(credit, Number(Math.abs(off) <= tolerance));
});

holds("measure: neither a known slip nor a wider tolerance takes away", measure, number, ({ part }, typed) => {
  const bare = gradeMeasure({ ...part, catch: [] }, String(typed));
  const full = gradeMeasure(part, String(typed));
  assert.ok(full.credit >= bare.credit);
  assert.equal(full.caught !== undefined && bare.credit === 1, false);
  const wide = gradeMeasure({ ...part, tolerance: part.tolerance * 2 + 1 }, String(typed));
  assert.ok(bare.credit === 0 || wide.credit === 1);
});

holds("measure: the value of a known slip earns its credit, or the answer's", measure, ({ part }) => {
  const ordered = part.catch.filter(({ value }, at) => part.catch.findIndex((other) => other.value === value) === at);
  for (const slip of ordered) {
    const { credit, caught } = gradeMeasure({ ...part, catch: ordered }, slip.value.toFixed(4));
    if (caught !== undefined) assert.deepEqual([credit, caught], [slip.credit, slip.id]);
    else assert.equal(credit, 1);
  }
});
