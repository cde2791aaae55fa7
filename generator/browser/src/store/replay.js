/**
 * From the log to what is so now. Pure: the same events, in any order, give the same result.
 *
 * Events are sorted by time, ties by id, and the newest on a thing wins. An id is random, so a tie is settled
 * for no reason, but alike on every device. A clock that jumps back cannot hide a new answer behind an old one:
 * the keeper stamps an event later than all it knows of the same item.
 */
import { inStretches } from "./within.js";

/** @typedef {import("./event.js").StoredEvent} StoredEvent */

/**
 * How a question stands; the question itself decides what an older revision means.
 * @typedef {object} AnswerState
 * @property {unknown} response
 * @property {boolean} checked false: chosen or typed, but not yet checked
 * @property {number} rev
 * @property {"sure" | "unsure" | "guess" | undefined} confidence
 * @property {number | null} credit null where nothing is graded, or nothing yet
 * @property {boolean} shown
 * @property {string[]} hints ids of those opened
 */

/**
 * How a check stands, by its latest draw.
 * @typedef {object} CheckState
 * @property {{id: string, seed: number | string, mode: string, items: string[]}} draw
 * @property {Map<string, AnswerState>} answers by item, of this draw only
 * @property {Set<string>} flags items
 * @property {boolean} submitted
 */

/** Item → its newest answer, draft or clearing. @typedef {Map<string, StoredEvent>} Latest */
/** @typedef {{latest: Latest, flags: Map<string, boolean>, submitted: boolean}} Sitting */

/**
 * @typedef {object} Replayed
 * @property {Latest} latest of what was answered outside any draw
 * @property {Map<string, StoredEvent>} draws check → its newest draw
 * @property {Map<string, Sitting>} sittings draw id → what was done in it
 */

/** One answer, for reports. @typedef {Pick<StoredEvent, "item" | "rev" | "t"> & Pick<Required<StoredEvent>,
 *  "credit"> & Record<"right" | "shown" | "confidence" | "draw", unknown>} Answered */

/** Oldest first, ties by id. @param {StoredEvent} a @param {StoredEvent} b */
export const byTime = (a, b) => a.t - b.t || (a.id < b.id ? -1 : 1);

/** @param {Iterable<StoredEvent>} events @returns {StoredEvent[]} oldest first */
export const inOrder = (events) => [...events].sort(byTime);

/** @returns {Replayed} */
const nothing = () => ({ latest: new Map(), draws: new Map(), sittings: new Map() });

/** @param {Iterable<StoredEvent>} events @returns {Replayed} */
export function replay(events) {
  const replayed = nothing();
  for (const event of inOrder(events)) apply(replayed, event);
  return replayed;
}

/**
 * The same, in stretches, so that a long log does not keep input waiting.
 * @param {StoredEvent[]} events oldest first
 * @param {() => Promise<void>} [rest] lets the browser do other things
 * @returns {Promise<Replayed>}
 */
export async function replayInStretches(events, rest) {
  const replayed = nothing();
  const steps = function* () {
    for (const event of events) yield apply(replayed, event);
  };
  await inStretches(steps(), rest);
  return replayed;
}

/** Kinds that say how a question or check stands; others have replays of their own. @type {string[]} */
const OF_QUESTIONS = ["answer", "draft", "clear", "draw", "flag", "submit"];

/** @param {Replayed} replayed @param {StoredEvent} event */
function apply({ latest, draws, sittings }, event) {
  if (!OF_QUESTIONS.includes(event.kind)) return;
  if (event.kind === "draw") draws.set(event.item, event);
  if (event.draw === undefined) return void latest.set(event.item, event);
  const sitting = sittings.get(event.draw) ?? { latest: new Map(), flags: new Map(), submitted: false };
  sittings.set(event.draw, sitting);
  if (event.kind === "flag") sitting.flags.set(event.item, event.flagged === true);
  else if (event.kind === "submit") sitting.submitted = true;
  else if (event.kind !== "draw") sitting.latest.set(event.item, event);
}

/**
 * @param {Latest} latest
 * @param {string[]} names the item's id and those it had before: the newest event on any of them counts
 * @returns {AnswerState | undefined} nothing where it was never answered, or was cleared
 */
export function answerState(latest, names) {
  const events = names.flatMap((name) => latest.get(name) ?? []);
  const event = inOrder(events).at(-1);
  if (!event || event.kind === "clear") return undefined;
  return {
    response: event.response,
    checked: event.kind === "answer",
    rev: event.rev,
    confidence: event.confidence,
    credit: event.credit ?? null,
    shown: event.shown === true,
    hints: event.hints ?? [],
  };
}

/**
 * @param {Replayed} replayed
 * @param {string[]} check its id and those it had before
 * @param {Map<string, string>} renamed former id of a question → its id now, which is used throughout
 * @returns {CheckState | null} null where it was never drawn
 */
export function checkState({ draws, sittings }, check, renamed) {
  const event = inOrder(check.flatMap((name) => draws.get(name) ?? [])).at(-1);
  if (!event) return null;
  const { draw: id = "", seed = 0, mode = "", items = [] } = event;
  const sitting = sittings.get(id);
  /** @param {string} item */
  const now = (item) => renamed.get(item) ?? item;
  return {
    draw: { id, seed, mode, items: items.map(now) },
    answers: answersOf(sitting?.latest ?? new Map(), now),
    flags: new Set([...(sitting?.flags ?? [])].flatMap(([item, flagged]) => (flagged ? now(item) : []))),
    submitted: sitting?.submitted ?? false,
  };
}

/** @param {Latest} latest @param {(item: string) => string} now @returns {Map<string, AnswerState>} */
function answersOf(latest, now) {
  const names = [...latest.keys()];
  const states = new Map();
  for (const item of new Set(names.map(now))) {
    const state = answerState(latest, names.filter((name) => now(name) === item));
    if (state) states.set(item, state);
  }
  return states;
}

/** @param {Iterable<StoredEvent>} events @returns {Answered[]} every answer, oldest first */
export function answersIn(events) {
  return inOrder(events).filter(({ kind }) => kind === "answer").map((event) => {
    const { item, rev, credit = null, right, confidence, t, draw, shown } = event;
    return { item, rev, credit, right, confidence, t, draw, shown };
  });
}
