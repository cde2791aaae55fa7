/** Draws of a check: whatever the pool and the seed, every objective, the share, nothing twice. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { draw, drawId, FIRST, freshSeed } from "../src/quiz/draw.js";
import { holds } from "./property.js";

/** A pool as a build makes it: own questions by objective, three times the review, from several modules. */
const plans = fc
  .record({
    groups: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 6 }),
    per_objective: fc.integer({ min: 1, max: 3 }),
    share: fc.constantFrom(0, 0.25, 0.4, 0.5),
    modules: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ groups, per_objective, share, modules }) => {
    const own = groups.flatMap((count, o) =>
      Array.from({ length: count }, (_, at) => ({ id: `own-${o}-${at}`, objective: `l.o${o}`, review: "" })));
    const first = own.filter(({ id }) => Number(id.split("-")[2]) < per_objective);
    const review = Math.ceil((share * first.length) / (1 - share));
    const old = Array.from({ length: 3 * review }, (_, at) =>
      ({ id: `old-${at}`, objective: "k.o1", review: `m${at % modules}` }));
    const questions = [...first, ...old.slice(0, review), ...own.filter((each) => !first.includes(each)), ...old.slice(review)];
    return { per_objective, review, share, size: first.length + review, questions, objectives: {}, misconceptions: {} };
  });
const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

holds("a draw has its size, and no question twice", plans, seeds, (plan, seed) => {
  const drawn = draw(plan, seed);
  assert.equal(drawn.length, plan.size);
  assert.equal(new Set(drawn).size, plan.size);
  assert.ok(drawn.every((id) => plan.questions.some((each) => each.id === id)));
});

holds("every objective is asked as often as it can be, in order", plans, seeds, (plan, seed) => {
  const own = draw(plan, seed).filter((id) => id.startsWith("own"));
  const asked = own.map((id) => Number(id.split("-")[1]));
  assert.deepEqual(asked, [...asked].sort((a, b) => a - b));
  for (const objective of new Set(plan.questions.filter(({ review }) => !review).map((each) => each.objective))) {
    const all = plan.questions.filter((each) => each.objective === objective && !each.review).length;
    assert.equal(asked.filter((o) => `l.o${o}` === objective).length, Math.min(all, plan.per_objective));
  }
});

holds("the share of review is kept, and comes last", plans, seeds, (plan, seed) => {
  const old = draw(plan, seed).map((id) => id.startsWith("old"));
  assert.ok(old.filter(Boolean).length / old.length >= plan.share);
  assert.deepEqual(old, [...old].sort());
});

holds("review is spread: no module twice before each was asked", plans, seeds, (plan, seed) => {
  const from = draw(plan, seed).flatMap((id) => plan.questions.find((each) => each.id === id).review || []);
  const counts = [...new Set(plan.questions.map(({ review }) => review).filter(Boolean))]
    .map((module) => ({
      taken: from.filter((each) => each === module).length,
      all: plan.questions.filter(({ review }) => review === module).length,
    }));
  const most = Math.max(0, ...counts.map(({ taken }) => taken));
  for (const { taken, all } of counts) assert.ok(taken >= Math.min(all, most - 1));
});

holds("a seed repeats its draw", plans, seeds, (plan, seed) => {
  assert.deepEqual(draw(plan, seed), draw(plan, seed));
});

holds("the first draw is the page's own", plans, (plan) => {
  assert.deepEqual(draw(plan, FIRST), plan.questions.slice(0, plan.size).map(({ id }) => id));
});

const PLAN = {
  per_objective: 1,
  review: 1,
  size: 3,
  questions: ["a1", "b1", "r1", "a2", "a3", "b2", "b3", "r2", "r3"]
    .map((id) => ({ id, objective: id[0], review: id[0] === "r" ? "old" : "" })),
  objectives: {},
  misconceptions: {},
};

/** What seeds in learners' logs stand for must not change. */
for (const [seed, wanted] of [[0, "a2 b2 r1"], [1, "a3 b1 r2"], [20270505, "a2 b2 r1"], [4294967295, "a2 b1 r1"]]) {
  test(`seed ${seed} draws ${wanted}`, () => assert.equal(draw(PLAN, seed).join(" "), wanted));
}

test("different seeds make different draws", () => {
  const draws = new Set(Array.from({ length: 200 }, (_, seed) => draw(PLAN, seed).join()));
  assert.equal(draws.size, 27);
});

test("a fresh seed repeats little of what was asked", () => {
  const asked = ["a1", "b1", "r1"];
  const repeated = Array.from({ length: 50 }, () =>
    draw(PLAN, freshSeed(PLAN, asked)).filter((id) => asked.includes(id)).length);
  assert.ok(repeated.reduce((sum, each) => sum + each, 0) < 25, `by lot alone it would be 50: ${repeated}`);
});

test("ids of draws are 128 bits, each its own", () => {
  const ids = Array.from({ length: 100 }, drawId);
  assert.ok(ids.every((id) => /^[0-9a-f]{32}$/u.test(id)));
  assert.equal(new Set(ids).size, 100);
});
