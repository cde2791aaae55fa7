/**
 * What to do today, and in which order. Pure.
 *
 * Due cards first, then new ones that the learner asked for, then missed questions; what was forgotten today comes
 * again at the end. Neighbours are of different families where that can be: telling kinds apart is what mixed
 * practice trains.
 */

/** @typedef {import("./memory.js").Learned} Learned */
/** @typedef {import("./memory.js").CardState} CardState */
/** @typedef {{id: string, question: boolean}} Item */

/**
 * What the learner wants of the queue now.
 * @typedef {object} Wish
 * @property {number | undefined} [deck] only cards of this one; no questions
 * @property {Iterable<string>} [fresh] new cards to learn
 * @property {Set<string>} [later] put off
 * @property {string | undefined} [previous] family of the card before
 */

/** New cards a day, at most. Our choice, no finding: each brings several reviews in the weeks after. */
export const NEW_A_DAY = 10;

/**
 * The day after which no card may come while the learner prepares for a date: the last look is the day before.
 * @param {number | undefined} goal
 * @param {number} today
 */
export const lastLook = (goal, today) => (goal !== undefined && today <= goal ? goal - 1 : Infinity);

/** @param {CardState} state @param {number} cap @returns {number} day */
export const dueOf = ({ due, last }, cap) => (last < cap ? Math.min(due, cap) : due);

/** @param {Learned} learned @param {number} today @param {Wish} [wish] @returns {Item[]} */
export function queue(learned, today, { deck, fresh = [], later = new Set(), previous = "" } = {}) {
  const due = dueCards(learned, today).filter((id) => deck === undefined || learned.known.cards[id]?.[1] === deck);
  const forgotten = due.filter((id) => learned.cards.get(id)?.last === today && learned.cards.get(id)?.reps);
  const cards = [due.filter((id) => !forgotten.includes(id)), [...fresh].filter((id) => !learned.cards.has(id))];
  const questions = deck === undefined ? [...learned.missed].filter((id) => !later.has(id)) : [];
  /** @param {string[]} ids */
  const mixed = (ids) => {
    const order = interleave(ids, (id) => familyOf(learned, id), previous);
    previous = order.length ? familyOf(learned, order.at(-1) ?? "") : previous;
    return order.map((id) => ({ id, question: false }));
  };
  return [...cards.flatMap(mixed), ...questions.map((id) => ({ id, question: true })), ...mixed(forgotten)];
}

/** Due today or earlier, the longest due first. @param {Learned} learned @param {number} today @returns {string[]} */
export function dueCards({ cards, goal }, today) {
  const cap = lastLook(goal, today);
  const due = [...cards].flatMap(([id, state]) => (dueOf(state, cap) <= today ? [{ id, day: dueOf(state, cap) }] : []));
  return due.sort((a, b) => a.day - b.day).map(({ id }) => id);
}

/** Those never rated, in the order of the course. @param {Learned} learned @param {number} today @param {number} [deck] */
export function newCards({ known, cards }, today, deck) {
  const begun = [...cards.values()].filter(({ began }) => began === today).length;
  const left = Object.entries(known.cards).filter(([id, card]) => !cards.has(id) && (deck ?? card[1]) === card[1]);
  return left.slice(0, Math.max(NEW_A_DAY - begun, 0)).map(([id]) => id);
}

/** In how many days the next cards are due, and how many. @param {Learned} learned @param {number} today */
export function nextDue({ cards, goal }, today) {
  const cap = lastLook(goal, today);
  const days = [...cards.values()].map((state) => Math.max(dueOf(state, cap) - today, 0));
  const day = Math.min(...days);
  return { day, count: days.filter((each) => each === day).length };
}

/** Those forgotten on two days or more. @param {Learned} learned @returns {string[]} */
export const oftenForgotten = ({ cards }) => [...cards].filter(([, { lapses }]) => lapses >= 2).map(([id]) => id);

/** A lesson's cards have no family: they are one of their own. @param {Learned} learned @param {string} id */
export const familyOf = ({ known }, id) => known.cards[id]?.[2] || (id.split(".")[0] ?? "");

/**
 * Keeps the order, but lets no two neighbours be of one family where that can be: whatever would fill all other
 * places that are left goes first.
 * @param {string[]} ids
 * @param {(id: string) => string} family
 * @param {string} previous
 */
export function interleave(ids, family, previous) {
  const left = [...ids];
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const id of ids) counts.set(family(id), (counts.get(family(id)) ?? 0) + 1);
  const order = [];
  while (left.length) {
    const crowded = [...counts].find(([name, count]) => name !== previous && count * 2 > left.length)?.[0];
    const at = left.findIndex((id) => (crowded === undefined ? family(id) !== previous : family(id) === crowded));
    const [id = ""] = left.splice(Math.max(at, 0), 1);
    previous = family(id);
    counts.set(previous, (counts.get(previous) ?? 0) - 1);
    order.push(id);
  }
  return order;
}
