/** The log tells how things stand: by the newest event, whatever the order the rows come in. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { answersIn, answerState, checkState, replay } from "../src/store/replay.js";
import { shuffle } from "../src/quiz/shuffle.js";
import { dice } from "./dice.js";

let made = 0;
/** An event, later than those made before it. */
const event = (kind, told = {}) => {
  made += 1;
  const id = String(made).padStart(4, "0");
  return { id, t: made, tz: 60, kind, item: "c/q", rev: 1, course: "", ...told };
};
const answer = (response, told) => event("answer", { response, credit: 1, right: true, shown: false, ...told });
const draft = (response, told) => event("draft", { response, ...told });
const clear = (told) => event("clear", told);
const drawn = (draw, items, told) => event("draw", { item: "c/check", rev: 0, draw, seed: 7, mode: "exam", items, ...told });

const state = (response, told) => ({
  response, checked: true, rev: 1, confidence: undefined, credit: 1, shown: false, hints: [], ...told,
});

const QUESTION = [
  ["never answered", [], undefined],
  ["answered", [answer("a")], state("a")],
  ["a typo mended: the same revision", [answer("a", { rev: 3, course: "old" })], state("a", { rev: 3 })],
  ["the newest of two revisions, as it was given", [answer("a"), answer("b", { rev: 2 })], state("b", { rev: 2 })],
  ["answered twice", [answer("a", { credit: 0 }), answer("b", { credit: 0.5 })], state("b", { credit: 0.5 })],
  ["all that it told", [answer("a", { shown: true, confidence: "guess", hints: ["h"] })],
    state("a", { shown: true, confidence: "guess", hints: ["h"] })],
  ["not graded", [answer("done", { credit: null })], state("done", { credit: null })],
  ["draft", [draft("a", { confidence: "sure" })], state("a", { checked: false, credit: null, confidence: "sure" })],
  ["draft after answer", [answer("a"), draft("b")], state("b", { checked: false, credit: null })],
  ["answer after draft", [draft("a"), answer("a")], state("a")],
  ["cleared", [answer("a"), clear()], undefined],
  ["answered after clearing", [answer("a"), clear(), answer("b")], state("b")],
  ["under a former name", [answer("a", { item: "c/old" })], state("a")],
  ["under both names", [answer("a", { item: "c/old" }), answer("b")], state("b")],
  ["under both names, in a tab left open", [answer("a"), answer("b", { item: "c/old" })], state("b")],
  ["cleared after the renaming", [answer("a", { item: "c/old" }), clear()], undefined],
  ["another question", [answer("a", { item: "c/other" })], undefined],
  ["in a check only", [drawn("d", ["c/q"]), answer("a", { draw: "d" })], undefined],
  ["here, then in a check", [answer("a"), answer("b", { draw: "d" }), clear({ draw: "d" })], state("a")],
];

for (const [name, events, expected] of QUESTION) {
  test(`question: ${name}`, () => {
    for (const roll of dice(8)) {
      const { latest } = replay(shuffle(events, roll));
      assert.deepEqual(answerState(latest, ["c/q", "c/old"]), expected);
    }
  });
}

const draw = (id, items, told) => ({ id, seed: 7, mode: "exam", items, ...told });
const check = (told) => ({ answers: new Map(), flags: new Set(), submitted: false, ...told });
const flag = (item, flagged, told) => event("flag", { item, flagged, rev: 0, draw: "d", ...told });

const CHECK = [
  ["never drawn", [], null],
  ["answered, but the draw is lost", [answer("a", { draw: "d" })], null],
  ["drawn", [drawn("d", ["c/q", "c/r"])], check({ draw: draw("d", ["c/q", "c/r"]) })],
  ["drawn again: a fresh start", [drawn("d", ["c/q"]), answer("a", { draw: "d" }), drawn("e", ["c/r"], { mode: "practice" })],
    check({ draw: draw("e", ["c/r"], { mode: "practice" }) })],
  ["another check's draw", [drawn("d", ["c/q"]), drawn("x", ["c/r"], { item: "c/final" })], check({ draw: draw("d", ["c/q"]) })],
  ["answers in the draw; those on lessons stay there",
    [drawn("d", ["c/q", "c/r"]), draft("a", { draw: "d" }), answer("z"), answer("b", { item: "c/r", draw: "d" })],
    check({
      draw: draw("d", ["c/q", "c/r"]),
      answers: new Map([["c/q", state("a", { checked: false, credit: null })], ["c/r", state("b")]]),
    })],
  ["an answer whose clock was behind the draw's", [answer("a", { draw: "d" }), drawn("d", ["c/q"])],
    check({ draw: draw("d", ["c/q"]), answers: new Map([["c/q", state("a")]]) })],
  ["cleared in the draw", [drawn("d", ["c/q"]), answer("a", { draw: "d" }), clear({ draw: "d" })],
    check({ draw: draw("d", ["c/q"]) })],
  ["cleared on the lesson only", [drawn("d", ["c/q"]), answer("a", { draw: "d" }), clear()],
    check({ draw: draw("d", ["c/q"]), answers: new Map([["c/q", state("a")]]) })],
  ["flagged, and one flag taken back",
    [drawn("d", ["c/q", "c/r"]), flag("c/q", true), flag("c/r", true), flag("c/q", false), flag("c/q", true, { draw: "x" })],
    check({ draw: draw("d", ["c/q", "c/r"]), flags: new Set(["c/r"]) })],
  ["submitted", [drawn("d", ["c/q"]), event("submit", { item: "c/check", draw: "d" })],
    check({ draw: draw("d", ["c/q"]), submitted: true })],
  ["submitted, then drawn again", [drawn("d", ["c/q"]), event("submit", { item: "c/check", draw: "d" }), drawn("e", ["c/q"])],
    check({ draw: draw("e", ["c/q"]) })],
  ["a question renamed between",
    [drawn("d", ["c/old", "c/r"]), answer("a", { item: "c/old", draw: "d" }), flag("c/old", true), answer("b", { draw: "d" })],
    check({ draw: draw("d", ["c/q", "c/r"]), answers: new Map([["c/q", state("b")]]), flags: new Set(["c/q"]) })],
  ["the check renamed", [drawn("d", ["c/q"], { item: "c/check-1" })], check({ draw: draw("d", ["c/q"]) })],
];

for (const [name, events, expected] of CHECK) {
  test(`check: ${name}`, () => {
    for (const roll of dice(8)) {
      const replayed = replay(shuffle(events, roll));
      assert.deepEqual(checkState(replayed, ["c/check", "c/check-1"], new Map([["c/old", "c/q"]])), expected);
    }
  });
}

test("a tie of times falls out alike in every order", () => {
  const tied = ["a", "b", "c"].map((response) => answer(response, { t: 5 }));
  const found = [...dice(20)].map((roll) => answerState(replay(shuffle(tied, roll)).latest, ["c/q"])?.response);
  assert.deepEqual([...new Set(found)], ["c"], "the greatest id");
});

test("for reports: every answer in order of time, and nothing else", () => {
  const told = { credit: 0.5, right: false, confidence: "sure", draw: "d", shown: true };
  const events = [answer("b", { ...told, t: 9, rev: 2 }), draft("a"), clear(), answer("a", { t: 3 })];
  assert.deepEqual(answersIn(events), [
    { item: "c/q", rev: 1, credit: 1, right: true, confidence: undefined, t: 3, draw: undefined, shown: false },
    { item: "c/q", rev: 2, t: 9, ...told },
  ]);
});
