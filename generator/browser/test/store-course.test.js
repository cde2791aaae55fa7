/** The course's place on the page: its ids, the hash of its build, and what it says to the learner. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Course } from "../src/store/course.js";
import { WORDS } from "../src/store/words.js";

const UID = "0123456789abcdef0123456789abcdef";

/** @type {EventTarget[]} scripts that were added to the page */
let scripts;

beforeEach(() => {
  scripts = [];
  const left = new EventTarget();
  Object.assign(globalThis, {
    self: {},
    addEventListener: left.addEventListener.bind(left),
    leave: () => left.dispatchEvent(new Event("pagehide")),
  });
});

/** As much of a page as the course asks for. */
function place(dataset = {}) {
  const notes = [];
  const ownerDocument = {
    createElement: () => Object.assign(new EventTarget(), { setAttribute(name, value) { this[name] = value; } }),
    head: { append: (script) => scripts.push(script) },
  };
  return {
    dataset: { id: "knots", uid: UID, index: "../course.js", ...dataset },
    hidden: true,
    notes,
    ownerDocument,
    append: (note) => notes.push(note),
    querySelector: () => notes[0] ?? null,
  };
}

const rest = () => new Promise((resolve) => setTimeout(resolve, 5));

test("a page of a course, and others", () => {
  assert.equal(Course.of({ querySelector: () => place() })?.database, `tacticbook-${UID}`);
  assert.equal(Course.of({ querySelector: () => null }), undefined);
  assert.equal(Course.of({ querySelector: () => place({ uid: "x" }) }), undefined);
});

test("the hash comes by a script that is loaded once", async () => {
  const course = new Course(place());
  const asked = [course.content(), course.content()];
  assert.deepEqual(scripts.map(({ src }) => src), ["../course.js"]);
  globalThis.self.tacticbook = { knots: { content: "hash" }, other: { content: "no" } };
  scripts[0].dispatchEvent(new Event("load"));
  assert.deepEqual(await Promise.all(asked), ["hash", "hash"]);
  assert.equal(await new Course(place()).content(), "hash", "it is there already");
  assert.equal(scripts.length, 1);
});

/** Ways not to get the hash. */
const FAILED = {
  "the script is missing": () => scripts[0].dispatchEvent(new Event("error")),
  "it says nothing of this course": () => {
    globalThis.self.tacticbook = { other: { content: "no" } };
    scripts[0].dispatchEvent(new Event("load"));
  },
  "the page is left": () => globalThis.leave(),
};

for (const [name, fail] of Object.entries(FAILED)) {
  test(`no hash: ${name}; nobody waits`, async (context) => {
    context.mock.timers.enable({ apis: ["setTimeout"] });
    const content = new Course(place()).content();
    fail();
    assert.equal(await content, "");
  });
}

test("no hash in time: what is written later has it", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const course = new Course(place());
  const content = course.content();
  context.mock.timers.tick(1000);
  assert.equal(await content, "");
  globalThis.self.tacticbook = { knots: { content: "hash" } };
  assert.equal(await course.content(), "hash");
});

test("what went wrong is said once, where it is seen and spoken", async () => {
  const there = place();
  const course = new Course(there);
  course.say("refused");
  course.say("refused");
  await rest();
  const [note] = there.notes;
  assert.deepEqual([there.notes.length, there.hidden], [1, false]);
  assert.deepEqual([note.role, note.className, note.textContent], ["status", "tb-store-note", WORDS.refused]);
  note.textContent = "read";
  course.say("refused");
  await rest();
  assert.equal(note.textContent, "read");
  course.say("newer");
  await rest();
  assert.deepEqual([there.notes.length, note.textContent], [1, WORDS.newer]);
});
