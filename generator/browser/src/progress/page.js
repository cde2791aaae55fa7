/** The progress page: what the list of the course, made by the server, says of this learner. Long work yields. */
import { dateOf } from "../store/date.js";
import { wordOf } from "../store/say.js";
import { checksTaken } from "./checks.js";
import { readIn } from "./lessons.js";
import { answersTo, changed, mastery } from "./mastery.js";

/** @typedef {import("../store/event.js").StoredEvent} StoredEvent */
/** @typedef {import("./mastery.js").Question} Question */

/** @param {Document} page @param {StoredEvent[]} events oldest first */
export function* showProgress(page, events) {
  const objectives = all(page, "[data-questions]");
  const asked = new Map(objectives.map((entry) => [entry, questionsOf(entry)]));
  const answers = answersTo(events, [...asked.values()].flat());
  for (const [entry, questions] of asked) {
    const { state, since } = mastery(questions, answers);
    entry.dataset.state = state;
    yield fill(entry, "[data-says]", wordOf(page, state, since === undefined ? "" : dateOf(since)));
  }
  const read = readIn(events);
  for (const module of all(page, "[data-module]")) {
    const lessons = all(module, "[data-lesson]").map((entry) => read.has(entry.dataset.lesson ?? ""));
    fill(module, "[data-tally]", wordOf(page, "tally", lessons.filter(Boolean).length, lessons.length));
  }
}

/**
 * Module by module: the answers that the course has outrun, and where they are asked again.
 * @param {Document} page
 * @param {StoredEvent[]} events oldest first
 */
export function showChanged(page, events) {
  const read = readIn(events);
  for (const place of all(page, ".tb-changed")) {
    const entries = new Map(all(place, "[data-question]").map((entry) => [questionOf(entry.dataset.question), entry]));
    const questions = [...entries.keys()];
    const again = changed(questions, answersTo(events, questions));
    for (const [question, entry] of entries) entry.hidden = !again.includes(question);
    place.hidden = again.length === 0;
    const count = wordOf(place, again.length === 1 ? "one" : "many", again.length);
    const lessons = JSON.parse(place.dataset.lessons ?? "[]");
    const isRead = lessons.every((/** @type {string} */ lesson) => read.has(lesson));
    fill(place, "p", wordOf(place, isRead ? "finished" : "begun", count));
  }
}

/** The checks on the record. @param {Document} page @param {StoredEvent[]} events oldest first */
export function showChecks(page, events) {
  const taken = checksTaken(events);
  for (const entry of all(page, "[data-check]")) {
    const own = taken.filter(({ item }) => item === entry.dataset.check);
    const lines = own.map(({ t, right, size }) => wordOf(page, "taken", dateOf(t), right, size));
    fill(entry, "[data-says]", lines.join("; ") || wordOf(page, "none"));
  }
}

/** @param {HTMLElement} entry @returns {Question[]} */
const questionsOf = (entry) => JSON.parse(entry.dataset.questions ?? "[]").map(questionFrom);

/** @param {string} [told] JSON */
const questionOf = (told = "[]") => questionFrom(JSON.parse(told));

/** @param {[string, number, ...string[]]} told @returns {Question} */
const questionFrom = ([id, revision, ...was]) => ({ id, revision, was });

/** @param {ParentNode} place @param {string} selector @returns {HTMLElement[]} */
const all = (place, selector) => [.../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll(selector))];

/** @param {ParentNode} place @param {string} selector @param {string} text */
function fill(place, selector, text) {
  const node = place.querySelector(selector);
  if (node && node.textContent !== text) node.textContent = text;
}
