/**
 * From the log to what is remembered of each card, and which questions were missed. Pure: no clock, no page.
 *
 * Forgotten cards are due again on the same day. A card whose revision was raised is due, and begins anew. What was
 * told last of a card can be taken back (`clear`), once.
 */
import { dayOf, studyDay } from "./day.js";
import { nextInterval, nextMemory } from "./fsrs.js";

/** @typedef {import("../store/event.js").StoredEvent} StoredEvent */
/** @typedef {import("./fsrs.js").Rating} Rating */
/** @typedef {import("../store/known.js").Known} Known */

/**
 * How a card stands. Days are study days.
 * @typedef {object} CardState
 * @property {number} stability days
 * @property {number} difficulty 1 to 10
 * @property {number} last day of the last rating
 * @property {number} due day
 * @property {number} began day of the first rating
 * @property {number} lapses days on which it was forgotten, after the first
 * @property {number} reps ratings of this revision
 * @property {CardState | null | undefined} [before] the last rating; null where it was the first. Nothing: cannot be taken back
 */

/** @typedef {object} Learned
 * @property {Known} known
 * @property {Map<string, CardState>} cards
 * @property {Set<string>} missed questions whose last answer was not right
 * @property {number | undefined} goal day of what the learner prepares for */

/** @param {CardState | undefined} before @param {Rating} rating @param {number} day @returns {CardState} */
export function rated(before, rating, day) {
  const learned = before?.reps ? before : undefined;
  const last = Math.max(day, before?.last ?? day); // clocks and time zones may go back
  const memory = nextMemory(learned, rating, learned ? last - learned.last : 0);
  const forgotten = rating === 1;
  return {
    ...memory,
    last,
    due: last + (forgotten ? 0 : nextInterval(memory.stability)),
    began: before?.began ?? day,
    lapses: (before?.lapses ?? 0) + Number(forgotten && learned !== undefined && last > learned.last),
    reps: (learned?.reps ?? 0) + 1,
  };
}

/** Takes events one by one, oldest first. @implements {Learned} */
export class Learning {
  /** @type {Map<string, CardState>} */
  cards = new Map();
  /** @type {Set<string>} */
  missed = new Set();
  /** @type {number | undefined} */
  goal;
  #course;

  /** @param {string} course id @param {Known} known */
  constructor(course, known) {
    this.#course = course;
    this.known = known;
  }

  /** @param {StoredEvent} event */
  take(event) {
    if (event.item === this.#course && event.kind === "goal") this.goal = goalOf(event);
    if (!event.item.startsWith(`${this.#course}/`)) return;
    const name = event.item.slice(this.#course.length + 1);
    const id = Object.hasOwn(this.known.was, name) ? this.known.was[name] ?? name : name;
    if (Object.hasOwn(this.known.cards, id)) this.#card(id, event);
    else if (event.kind === "answer" && Object.hasOwn(this.known.questions, id)) this.#question(id, event);
  }

  /** @param {string} id @param {StoredEvent} event */
  #card(id, event) {
    const before = this.cards.get(id);
    if (event.kind === "clear") this.#takeBack(id, before);
    if (event.kind !== "review" || !event.rating) return;
    const day = studyDay(event.t, Number(event.tz) || 0);
    const stale = event.rev < (this.known.cards[id]?.[0] ?? 0);
    const state = stale ? changed(before, day) : rated(before, event.rating, day);
    this.cards.set(id, { ...state, before: before ? { ...before, before: undefined } : null });
  }

  /** @param {string} id @param {CardState | undefined} state */
  #takeBack(id, state) {
    if (state?.before) this.cards.set(id, state.before);
    else if (state?.before === null) this.cards.delete(id);
  }

  /**
   * An answer given after the right one was shown says nothing either way, nor does one to an older revision.
   * @param {string} id @param {StoredEvent} event
   */
  #question(id, { rev, credit, right, shown }) {
    if (rev < (this.known.questions[id]?.[0] ?? 0)) this.missed.delete(id);
    else if (shown !== true && typeof credit === "number") this.missed[right ?? credit === 1 ? "delete" : "add"](id);
  }
}

/** What is known of a card that has been changed since. @param {CardState | undefined} before @param {number} day */
const changed = (before, day) => (
  { stability: 0, difficulty: 0, last: day, due: day, began: before?.began ?? day, lapses: 0, reps: 0 }
);

/** @param {StoredEvent} event */
const goalOf = ({ response }) => dayOf(/** @type {{date?: unknown} | undefined} */ (response)?.date);

/** @param {string} course @param {Known} known @param {Iterable<StoredEvent>} events oldest first @returns {Learned} */
export function learnedFrom(course, known, events) {
  const learning = new Learning(course, known);
  for (const event of events) learning.take(event);
  return learning;
}
