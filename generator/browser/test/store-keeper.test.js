/** The keeper between the elements of a page and the log: what it writes, and what it brings back to whom. */
import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import { BATCH } from "../src/store/database.js";
import { EventLog } from "../src/store/log.js";
import { Keeper } from "../src/store/keeper.js";

/** As much of an element as the keeper asks for. */
class Part extends EventTarget {
  constructor(tag, dataset = {}, children = []) {
    super();
    Object.assign(this, { tag, dataset, children, recalled: [] });
    for (const child of children) child.parent = this;
  }

  recall(state) {
    this.recalled.push(state);
  }

  contains(other) {
    return other === this || this.children.some((child) => child.contains(other));
  }

  closest(tags) {
    return tags.split(", ").includes(this.tag) ? this : (this.parent?.closest(tags) ?? null);
  }

  querySelectorAll(tags) {
    const inside = this.children.flatMap((child) => child.querySelectorAll(tags));
    return tags.split(",").includes(this.tag) ? [this, ...inside] : inside;
  }

  querySelector(tags) {
    return this.querySelectorAll(tags)[0] ?? null;
  }
}

/** @type {unknown[]} errors that a browser would show */
let errors;
/** @type {Part} the page of this test */
let page;
/** @type {Set<string>} */
let undefinedTags;

beforeEach(() => {
  errors = [];
  undefinedTags = new Set();
  Object.assign(globalThis, {
    indexedDB: new IDBFactory(),
    requestAnimationFrame: (call) => setTimeout(call),
    reportError: (error) => errors.push(error),
    customElements: {
      get: (tag) => (undefinedTags.has(tag) ? undefined : Part),
      whenDefined: (tag) => (undefinedTags.has(tag) ? new Promise(() => {}) : Promise.resolve(Part)),
    },
  });
});

afterEach(() => assert.deepEqual(errors, []));

const question = (id, told) => new Part("tb-question", { item: `c/${id}`, ...told });
const check = (id, ...children) => new Part("tb-check", { item: `c/${id}` }, children);

/** The event comes to the page as from the element. */
function fire(element, name, told = {}) {
  const event = new CustomEvent(name, { detail: { item: element.dataset.item, revision: 1, ...told } });
  Object.defineProperty(event, "target", { value: element });
  page.dispatchEvent(event);
}

const answer = (element, response, told) =>
  fire(element, "quiz-answered", { response, credit: 1, right: true, shown: false, ...told });

const openLog = () => new EventLog("tacticbook-test", (fault) => errors.push(fault));

/** Opens a page with these parts; `settled` when it is as the learner left it. */
function visit(...parts) {
  page = Object.assign(new Part("html", {}, parts), { visibilityState: "visible" });
  const told = [];
  page.addEventListener("tacticbook-log", (event) => told.push(event.detail.answers.map(({ item }) => item)));
  const asked = [];
  const course = { content: async () => asked.push("hash") && "hash", recalled: () => {} };
  return { asked, told, settled: new Keeper(page, course, openLog()).start() };
}

const rest = () => new Promise((resolve) => setTimeout(resolve, 5));

/** @returns {Promise<object[]>} what is in the log once so many events have come, oldest first */
async function stored(count) {
  const log = openLog();
  const all = async () => {
    const rows = [];
    await log.each((more) => rows.push(...more));
    return rows;
  };
  let events = await all();
  for (let left = 400; events.length < count && left > 0; left--) {
    await rest();
    events = await all();
  }
  await rest(); // one too many comes now
  assert.equal(events.length, count);
  return (await all()).sort((a, b) => a.t - b.t);
}

test("an answer is kept and comes back at the next visit, to its question only", async () => {
  const first = question("q", { revision: "2" });
  await visit(first).settled;
  answer(first, ["a"], { revision: 2, credit: 0.5, right: false, confidence: "sure" });
  const [event] = await stored(1);
  assert.deepEqual([event.kind, event.item, event.rev, event.course], ["answer", "c/q", 2, "hash"]);

  const [again, other] = [question("q"), question("other")];
  await visit(again, other).settled;
  assert.deepEqual(again.recalled, [
    { response: ["a"], checked: true, rev: 2, confidence: "sure", credit: 0.5, shown: false, hints: [] },
  ]);
  assert.deepEqual(other.recalled, []);
  await stored(1); // bringing back writes nothing
});

test("a question by itself is back before the log is told; one on the way in waits for it", async () => {
  const first = question("q");
  await visit(first).settled;
  answer(first, "a");
  await stored(1);
  const [itself, within] = [question("q"), question("q")];
  const { settled } = visit(itself, new Part("tb-way-in", {}, [within]));
  const back = [];
  page.addEventListener("tacticbook-log", () => back.push(itself.recalled.length, within.recalled.length));
  await settled;
  assert.deepEqual(back, [1, 0]);
  assert.deepEqual([itself.recalled.length, within.recalled.length], [1, 1], "each once");
});

test("a question with more answers than are read at once comes back with the log", async () => {
  const many = Array.from({ length: BATCH + 5 }, (_, at) => (
    { id: `${at}`, t: at, tz: 0, kind: "answer", item: "c/q", rev: 1, response: at, credit: 1, course: "" }
  ));
  await openLog().appendAll(many);
  const again = question("q");
  await visit(again).settled;
  assert.deepEqual(again.recalled.map(({ response }) => response), [BATCH + 4]);
});

test("what a question says while it is brought back is no news", async () => {
  const first = question("q");
  await visit(first).settled;
  answer(first, "a");
  await stored(1);
  const again = question("q");
  again.recall = () => answer(again, "a");
  await visit(again).settled;
  await stored(1);
  answer(again, "b");
  await stored(2);
});

test("what the learner does before the log is read counts, and is kept", async () => {
  const first = question("q");
  await visit(first).settled;
  answer(first, "old");
  await stored(1);
  const [answered, typing, moving] = [question("q"), question("q"), question("q")];
  const { settled } = visit(answered, typing, moving);
  answer(answered, "new");
  fire(typing, "input");
  fire(moving, "quiz-changed"); // a step moved by its buttons: no input
  await settled;
  const events = await stored(2);
  assert.deepEqual([answered.recalled, typing.recalled, moving.recalled], [[], [], []]);
  assert.deepEqual(events.map(({ response }) => response), ["old", "new"]);
});

test("the build is asked for when the learner begins to answer, not before", async () => {
  const [first, search] = [question("q"), new Part("input")];
  const { asked, settled } = visit(first, search);
  await settled;
  fire(search, "input");
  assert.deepEqual(asked, []);
  fire(first, "input");
  assert.deepEqual(asked, ["hash"]);
});

test("answers of the same millisecond, and after the clock went back, keep their order", async (context) => {
  let now = 1_800_000_000_000;
  context.mock.method(Date, "now", () => now);
  const [first, other] = [question("q", { was: '["c/old"]' }), question("other")];
  await visit(first, other).settled;
  answer(first, "a", { item: "c/old" });
  answer(first, "b");
  now -= 1000;
  fire(first, "quiz-draft", { response: "c" });
  answer(other, "d");
  const events = await stored(4);
  assert.deepEqual(events.map(({ response }) => response), ["d", "a", "b", "c"]);
  assert.equal(events[0].t, now, "another item has the time of the clock");
});

test("a check: its draw, answers, flags and submission come back to the check alone", async () => {
  const inside = question("q");
  const first = check("check", inside);
  await visit(first, question("q")).settled;
  assert.deepEqual(first.recalled, [null]);
  fire(first, "check-drawn", { revision: undefined, draw: "d", seed: 7, mode: "exam", items: ["c/q"] });
  answer(inside, "a", { draw: "d" });
  fire(inside, "check-flagged", { revision: undefined, draw: "d", flagged: true });
  fire(first, "check-submitted", { revision: undefined, draw: "d" });
  assert.deepEqual((await stored(4)).map(({ kind }) => kind).sort(), ["answer", "draw", "flag", "submit"]);

  const [again, lesson] = [check("check", question("q")), question("q")];
  await visit(again, lesson).settled;
  const [state] = again.recalled;
  assert.deepEqual(state.draw, { id: "d", seed: 7, mode: "exam", items: ["c/q"] });
  assert.equal(state.answers.get("c/q").response, "a");
  assert.deepEqual([state.flags, state.submitted], [new Set(["c/q"]), true]);
  assert.deepEqual([lesson.recalled, again.children[0].recalled], [[], []]);
});

test("a draw that is made while the check is brought back is kept", async () => {
  const first = check("check");
  first.recall = () => fire(first, "check-drawn", { draw: "d", seed: 7, mode: "exam", items: [] });
  await visit(first).settled;
  assert.deepEqual((await stored(1)).map(({ kind }) => kind), ["draw"]);
});

test("another try inside a check is of its draw, though the question does not say so", async () => {
  const [inside, lesson] = [question("q"), question("q")];
  const first = check("check", inside);
  await visit(first, lesson).settled;
  answer(lesson, "on the lesson");
  fire(first, "check-drawn", { draw: "d", seed: 7, mode: "practice", items: ["c/q"] });
  answer(inside, "in the check", { draw: "d" });
  fire(inside, "quiz-cleared");
  assert.deepEqual((await stored(4)).filter(({ kind }) => kind === "clear").map(({ draw }) => draw), ["d"]);

  const [again, anew] = [check("check", question("q")), question("q")];
  await visit(again, anew).settled;
  assert.equal(again.recalled[0].answers.size, 0);
  assert.deepEqual(again.children[0].recalled, [], "what is on the lesson stays there");
  assert.equal(anew.recalled[0].response, "on the lesson");
});

test("a renamed question gets what was kept under its former name, in a check, too", async () => {
  const [inside, lesson] = [question("old"), question("old")];
  const first = check("check", inside);
  await visit(first, lesson).settled;
  answer(lesson, "a");
  fire(first, "check-drawn", { draw: "d", seed: 7, mode: "exam", items: ["c/old"] });
  answer(inside, "b", { draw: "d" });
  await stored(3);
  const [again, anew] = [check("check", question("q", { was: '["c/old"]' })), question("q", { was: '["c/old"]' })];
  await visit(again, anew).settled;
  assert.equal(anew.recalled[0].response, "a");
  assert.deepEqual(again.recalled[0].draw.items, ["c/q"]);
  assert.deepEqual([...again.recalled[0].answers.keys()], ["c/q"]);
});

test("reports hear of every answer: at the start, after each, and when the page is seen again", async () => {
  const first = question("q");
  const visited = visit(first, new Part("tb-report"));
  await visited.settled;
  answer(first, "a");
  const [event] = await stored(1);
  assert.deepEqual(visited.told, [[], ["c/q"]]);
  await openLog().append({ ...event, id: "from another tab", item: "c/r", t: event.t + 9 });
  page.dispatchEvent(new Event("visibilitychange"));
  for (let left = 400; visited.told.length < 3 && left > 0; left--) await rest();
  assert.deepEqual(visited.told.at(-1), ["c/q", "c/r"]);
});

test("a report that is defined late hears of the log then", async () => {
  let define;
  undefinedTags = new Set(["tb-calibration"]);
  globalThis.customElements.whenDefined = () => new Promise((resolve) => (define = resolve));
  const { told, settled } = visit(new Part("tb-calibration"));
  while (told.length < 1) await rest();
  define();
  await settled;
  assert.deepEqual(told, [[], []]);
});

test("a report that is defined while the log is brought back hears of it, too", async () => {
  undefinedTags = new Set(["tb-calibration"]);
  globalThis.customElements.whenDefined = () => Promise.resolve();
  const { told, settled } = visit(new Part("tb-calibration"));
  page.addEventListener("tacticbook-log", () => undefinedTags.clear(), { once: true }); // its script has come just now
  await settled;
  assert.deepEqual(told, [[], []]);
});

test("where one question fails, the others come back", async () => {
  const parts = [question("q"), question("r")];
  await visit(...parts).settled;
  for (const part of parts) answer(part, "a");
  await stored(2);
  const [failing, old, well] = [question("q"), question("q"), question("r")];
  failing.recall = () => assert.fail("as the test wants");
  old.recall = undefined; // quiz.js of an earlier build, from the browser's cache
  await visit(failing, old, well).settled;
  assert.equal(well.recalled.length, 1);
  assert.deepEqual(errors.splice(0).map(({ message }) => message), ["as the test wants"]);
});

test("a script that never comes keeps nobody from answering", async () => {
  undefinedTags = new Set(["tb-check", "tb-report"]);
  const first = question("q");
  const visited = visit(check("check"), new Part("tb-report"), first);
  answer(first, "a");
  await stored(1);
  assert.deepEqual(visited.told, [[], ["c/q"]]);
});
