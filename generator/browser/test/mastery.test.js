/** The rule of mastery, by the table that `tacticbook verify` reads, too. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { answersTo, changed, mastery, studyDay } from "../src/progress/mastery.js";

const { cases } = JSON.parse(readFileSync(new URL("../../../tests/mastery.json", import.meta.url), "utf8"));
const MONDAY = 1_791_158_400_000;
const HOUR = 3_600_000;

for (const { name, tz = 0, questions, answers, state, since, changed: wanted } of cases) {
  test(`mastery: ${name}`, () => {
    const at = (hours) => MONDAY + hours * HOUR - tz * 60_000;
    const asked = questions.map(([id, revision, ...was]) => ({ id, revision, was }));
    const events = answers.map(([item, rev, credit, hours, more], id) =>
      ({ id: String(id), kind: "answer", item, rev, credit, t: at(hours), tz, ...more }));
    const given = answersTo([...events, { kind: "draft", item: "c/q", t: at(40) }], asked);
    const held = mastery(asked, given);
    assert.deepEqual(held, { state, since: since === undefined ? undefined : at(since) });
    if (wanted) assert.deepEqual(changed(asked, given).map(({ id }) => id), wanted);
  });
}

test("a study day without a time zone, as a hostile file may have it, is UTC's", () => {
  assert.equal(studyDay({ t: MONDAY, tz: "x" }), studyDay({ t: MONDAY, tz: 0 }));
});
