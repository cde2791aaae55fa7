/** grade.js agrees with tests/grading.json. The laws that hold for any key stand in laws.test.js and typed.test.js. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { grade, gradeAll, gradeArrange, meanCredit, precedes, withHints } from "../src/quiz/grade.js";

const TABLE = JSON.parse(readFileSync(new URL("../../../tests/grading.json", import.meta.url), "utf8"));

for (const { act, key, cases } of TABLE.rows) {
  for (const { response, credit, note, credits, ...more } of cases) {
    test(`${act} ${JSON.stringify(response)}: ${note}`, () => {
      if (act === "parts") {
        const all = gradeAll(key, response);
        agree(all.credit, credit);
        assert.equal(all.verdicts.length, credits.length);
        all.verdicts.forEach((verdict, at) => agree(verdict.credit, credits[at]));
      } else {
        const verdict = grade(key, response);
        agree(verdict.credit, credit);
        for (const word of ["took", "near", "broken", "caught"]) assert.deepEqual(verdict[word], more[word], word);
      }
    });
  }
}

/** Credits agree to 1e-9, and null with null only. */
function agree(found, wanted) {
  const close = wanted === null || found === null ? found === wanted : Math.abs(found - wanted) < 1e-9;
  assert.ok(close, `credit ${found}, not ${wanted}`);
}

test("the table has cases for every act and for several parts", () => {
  const acts = new Set(TABLE.rows.map((row) => row.act));
  assert.deepEqual(acts, new Set(["pick", "pair", "arrange", "enter", "measure", "write", "parts"]));
});

test("the mean leaves out what is never graded", () => {
  const of = (...credits) => meanCredit(credits.map((credit) => ({ credit, right: {} })));
  assert.equal(of(), null);
  assert.equal(of(null, null), null);
  assert.equal(of(0), 0);
  assert.equal(of(1, null, 0, 0.5), 0.5);
});

test("a right order says nothing broken, and what is missing precedes nothing", () => {
  const verdict = gradeArrange({ act: "arrange", before: [["a", "b"]] }, ["a", "b"]);
  assert.deepEqual(verdict, { credit: 1, right: { a: true, b: true } });
  assert.equal(precedes(["a"], "a", "b"), false);
  assert.equal(precedes(["b"], "a", "b"), false);
});

test("hints lower the best credit still to be had, not below 0", () => {
  assert.equal(withHints(1, []), 1);
  assert.equal(withHints(1, [0, 0]), 1);
  assert.equal(withHints(1, [0.25, 0.25]), 0.5);
  assert.equal(withHints(0.4, [0.25]), 0.4);
  assert.equal(withHints(1, [0.75, 0.75]), 0);
});
