/** The progress page: what the list of the course, made by the server, says of this learner. */
import { dateOf } from "../store/date.js";
import { wordOf } from "../store/say.js";
import { checksTaken } from "./checks.js";
import { readIn } from "./lessons.js";
import { answersTo, changed, mastery } from "./mastery.js";

/** @typedef {import("../store/event.js").StoredEvent} StoredEvent */
/** @typedef {import("./mastery.js").Question} Question */

/** @param {Document} page @param {StoredEvent[]} events oldest first */
export function showProgress(page, events) {
  const objectives = all(page, "[data-questions]");
  const asked = new Map(objectives.map((entry) => [entry, questionsOf(entry)]));
  const answers = answersTo(events, [...asked.values()].flat());
  for (const [entry, questions] of asked) {
    const { state, since } = mastery(questions, answers);
    entry.dataset.state = state;
    fill(entry, "[data-says]", wordOf(page, state, since === undefined ? "" : dateOf(since)));
  }
  const again = new Set(changed([...asked.values()].flat(), answers).map(({ id }) => id));
  const read = readIn(events);
  for (const module of all(page, "[data-module]")) showModule(page, module, read, again);
}

/**
 * @param {Document} page
 * @param {HTMLElement} module
 * @param {Set<string>} read ids of lessons
 * @param {Set<string>} again ids of changed questions
 */
function showModule(page, module, read, again) {
  const lessons = all(module, "[data-lesson]").map((entry) => read.has(entry.dataset.lesson ?? ""));
  fill(module, "[data-tally]", wordOf(page, "tally", lessons.filter(Boolean).length, lessons.length));
  let count = 0;
  for (const entry of all(module, "[data-changed]")) {
    entry.hidden = !again.has(entry.dataset.changed ?? "");
    count += entry.hidden ? 0 : 1;
  }
  for (const place of all(module, ".tb-changed")) {
    place.hidden = count === 0;
    fill(place, "p", wordOf(page, "changed", count));
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
const questionsOf = (entry) => JSON.parse(entry.dataset.questions ?? "[]")
  .map((/** @type {[string, number, ...string[]]} */ [id, revision, ...was]) => ({ id, revision, was }));

/** @param {ParentNode} place @param {string} selector @returns {HTMLElement[]} */
const all = (place, selector) => [.../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll(selector))];

/** @param {ParentNode} place @param {string} selector @param {string} text */
function fill(place, selector, text) {
  const node = place.querySelector(selector);
  if (node && node.textContent !== text) node.textContent = text;
}
