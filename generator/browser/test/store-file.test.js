/** The file a learner saves: what is written is read again, joined without loss, and nothing hostile gets in. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { makeEvent } from "../src/store/event.js";
import { fileName, read, write } from "../src/store/file.js";
import { Timeline } from "../src/store/timeline.js";
import { holds } from "./property.js";

const UID = "0".repeat(32);
const COURSE = { id: "c", uid: UID, content: "hash" };
const NOW = new Date("2026-11-22T12:00:00Z");
const FIXTURE = JSON.parse(readFileSync(new URL("../../../tests/fixtures/log-v1.json", import.meta.url), "utf8"));
const answer = (item, t = 1) => makeEvent("answer", { item, revision: 1, response: "a", credit: 1 }, t);
const open = (text) => read(text, UID, NOW.getTime());
const saved = async (rows) => (await write(COURSE, rows, NOW)).join("");

test("its name", () => assert.equal(fileName("knots", NOW), "knots-progress-2026-11-22.json"));

test("it is JSON, in the format that is written down", async () => {
  const rows = [answer("c/a"), answer("c/b")];
  assert.deepEqual(JSON.parse(await saved(rows)), {
    format: "tacticbook-progress", version: 1, course: COURSE, saved: NOW.toISOString(), events: rows,
  });
  assert.deepEqual(JSON.parse(await saved([])).events, []);
});

test("every kind of event comes back as it was, those of newer builds too", async () => {
  const rows = [...FIXTURE.rows, { id: "n", t: 5, kind: "dream", item: "c/a", what: { "line\nend": "]}" } }];
  for (const text of [await saved(rows), JSON.stringify(JSON.parse(await saved(rows)), null, 2)]) {
    assert.deepEqual(await open(text), { rows, skipped: 0, isCut: false, content: "hash" });
    assert.deepEqual(await open(text.replaceAll("\n", "\r\n")), { rows, skipped: 0, isCut: false, content: "hash" });
  }
  assert.deepEqual((await open(await saved([]))).rows, []);
});

/** What is no file of ours → what is said of it. */
const REFUSED = {
  foreign: ["", "x", "null", "5", "[]", "{}", '"tacticbook-progress"', '{"format":"tacticbook-progress"}',
    '{"format":"tacticbook-progress","version":1,"course":{},"events":5}',
    '{"format":"tacticbook-progress","version":"1","course":{},"events":[]}',
    '{"format":"tacticbook-progress","version":0,"course":{},"events":[]}', "[".repeat(1e5)],
  newerFile: ['{"format":"tacticbook-progress","version":2}', '{"format":"tacticbook-progress","version":9,"events":[]}'],
  otherCourse: [`{"format":"tacticbook-progress","version":1,"course":{"uid":"${"1".repeat(32)}"},"events":[]}`,
    '{"format":"tacticbook-progress","version":1,"course":null,"events":[]}'],
};

for (const [refusal, texts] of Object.entries(REFUSED)) {
  for (const text of texts) {
    test(`${refusal}: ${text.slice(0, 90)}`, async () => assert.equal(await open(text), refusal));
  }
}

test("cut off anywhere: whole lines are read, or it is refused; it never throws", async () => {
  const rows = FIXTURE.rows.slice(0, 5);
  const text = await saved(rows);
  for (let end = 0; end < text.length - 2; end++) {
    const found = await open(text.slice(0, end));
    if (typeof found === "string") assert.equal(found, "foreign");
    else {
      assert.deepEqual(found.rows, rows.slice(0, found.rows.length));
      assert.ok(found.isCut, String(end));
    }
  }
});

test("rows that are no events are left out and counted", async () => {
  const good = answer("c/a");
  const deep = JSON.parse("[".repeat(50) + "]".repeat(50));
  const bad = [null, 5, "x", [], {}, { ...good, id: "" }, { ...good, id: "d", response: deep },
    { ...good, id: "f", t: NOW.getTime() + 400 * 86_400_000 }];
  const text = await saved([good, ...bad]);
  for (const each of [text, JSON.stringify(JSON.parse(text), null, 1)]) {
    assert.deepEqual(await open(each), { rows: [good], skipped: bad.length, isCut: false, content: "hash" });
  }
});

test("keys that lead to prototypes change nothing", async () => {
  const row = `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"id":"x","t":1,"kind":"__proto__","item":"<b>"}`;
  const text = (await saved([])).replace("\n]}", `\n${row}\n]}`);
  const { rows } = await open(text);
  const timeline = new Timeline();
  timeline.add(rows);
  assert.equal(rows.length, 1);
  assert.deepEqual([timeline.events, timeline.rows.length, {}.polluted], [[], 1, undefined]);
});

/** One content for an id, as 128 random bits give it. */
const event = fc.nat(40).map((number) =>
  ({ id: `e${number}`, t: number % 9, kind: number % 5 ? "clear" : "dream", item: "c/q", rev: 1 }));
const device = fc.uniqueArray(event, { maxLength: 30, selector: ({ id }) => id });
const joined = (...devices) => {
  const timeline = new Timeline();
  for (const rows of devices) timeline.add(rows);
  return timeline.rows.sort((a, b) => a.t - b.t || (a.id < b.id ? -1 : 1));
};

holds("joining is idempotent, commutative, associative and loses nothing", device, device, device, (a, b, c) => {
  assert.deepEqual(joined(a, a), joined(a));
  assert.deepEqual(joined(a, b), joined(b, a));
  assert.deepEqual(joined(joined(a, b), c), joined(a, joined(b, c)));
  assert.deepEqual(new Set(joined(a, b).map(({ id }) => id)), new Set([...a, ...b].map(({ id }) => id)));
});

test("through files, both ways, two devices end alike", async () => {
  const [left, right] = [[answer("c/a", 3), answer("c/b", 1)], [answer("c/a", 2), answer("c/d", 4)]];
  const [fromLeft, fromRight] = await Promise.all([left, right].map(async (rows) => (await open(await saved(rows))).rows));
  assert.deepEqual(joined(left, fromRight), joined(right, fromLeft));
  assert.equal(joined(left, fromRight).length, 4);
});

test("what was done here stays, whatever a file says under the same id", () => {
  const own = answer("c/a");
  const timeline = new Timeline();
  assert.equal(timeline.add([own]).length, 1);
  assert.equal(timeline.add([{ ...own, credit: 0 }]).length, 0);
  assert.deepEqual(timeline.events, [own]);
});

test("later than all of the item, whatever the clock says", () => {
  const timeline = new Timeline();
  timeline.add([answer("c/a", 9), answer("c/a", 5), answer("c/b", 99)]);
  assert.equal(timeline.later(7, ["c/a"]), 10);
  assert.equal(timeline.later(70, ["c/a"]), 70);
});
