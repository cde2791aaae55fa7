/** What answers come to: the outcome of a check, and how well confidence fits what was right. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { judgements, levels, sureAndWrong } from "../src/quiz/judgement.js";
import { sumUp } from "../src/quiz/outcome.js";

const result = (item, credit, more = {}) => ({
  item, objective: "l.o1", answered: true, checked: true, credit, right: credit === 1, misconceptions: [], ...more,
});

test("right, partly right and missed are counted", () => {
  const outcome = sumUp([result("a", 1), result("b", 0.5), result("c", 0)]);
  assert.deepEqual(
    [outcome.all, outcome.right, outcome.partly, outcome.earned, outcome.open, outcome.blank],
    [3, 1, 1, 1.5, 0, 0],
  );
  assert.deepEqual(outcome.missed, ["b", "c"]);
});

test("what is open is neither right nor missed; what is handed in without an answer is missed", () => {
  const outcome = sumUp([
    result("a", null, { checked: false, answered: false }),
    result("b", null, { checked: false }),
    result("c", 0, { answered: false }),
  ]);
  assert.deepEqual([outcome.all, outcome.open, outcome.blank, outcome.missed], [3, 2, 1, ["c"]]);
});

test("what is never graded does not count", () => {
  assert.deepEqual([sumUp([result("a", null)]).all, sumUp([result("a", null), result("b", 1)]).right], [0, 1]);
});

test("what was missed is grouped by idea and by objective, in the order asked", () => {
  const outcome = sumUp([
    result("a", 0, { misconceptions: ["m1", "m2"] }),
    result("b", 0, { objective: "l.o2" }),
    result("c", 0, { misconceptions: ["m2"] }),
    result("d", 1, { misconceptions: ["m3"] }),
  ]);
  assert.deepEqual(outcome.ideas, [["m1", ["a"]], ["m2", ["a", "c"]]]);
  assert.deepEqual(outcome.objectives, [["l.o1", ["a", "c"]], ["l.o2", ["b"]]]);
});

const noon = new Date(2027, 0, 10, 12).getTime();
const DAY = 24 * 3600 * 1000;
const answer = (item, confidence, right, more = {}) =>
  ({ item, confidence, right, credit: Number(right), t: noon, shown: false, ...more });
const all = () => true;

test("only the first answer to a question on a day counts, whatever the order of the list", () => {
  const judged = judgements([
    answer("a", "sure", true, { t: noon + 1 }),
    answer("a", "guess", false),
    answer("a", "sure", true, { t: noon + DAY }),
  ], all);
  assert.deepEqual(judged.map(({ confidence }) => confidence), ["guess", "sure"]);
});

test("a first answer without a confidence, seen before or not graded takes the day with it", () => {
  const later = (item) => answer(item, "sure", true, { t: noon + 1 });
  assert.deepEqual(judgements([
    answer("a", undefined, false), later("a"),
    answer("b", "sure", true, { shown: true }), later("b"),
    answer("c", "sure", false, { credit: null }), later("c"),
  ], all), []);
});

test("questions of other modules are left out", () => {
  assert.deepEqual(judgements([answer("a", "sure", true)], (item) => item === "b"), []);
});

test("each level that was used is counted, the surest first", () => {
  const judged = judgements([
    answer("a", "guess", false), answer("b", "sure", true), answer("c", "sure", false), answer("d", "guess", true),
  ], all);
  assert.deepEqual(levels(judged), [{ level: "sure", right: 1, all: 2 }, { level: "guess", right: 1, all: 2 }]);
});

test("sure and wrong is forgotten once it is better", () => {
  const wrong = [answer("a", "sure", false), answer("b", "sure", false), answer("c", "guess", false)];
  assert.deepEqual(sureAndWrong(judgements(wrong, all)), ["a", "b"]);
  assert.deepEqual(sureAndWrong(judgements([...wrong, answer("a", "sure", true, { t: noon + DAY })], all)), ["b"]);
});
