/** Which questions of a check's pool are asked, by a seed. Pure: the same seed gives the same draw. */
import { shuffle } from "./shuffle.js";

/** @typedef {{id: string, objective: string, review: string}} Asked `review`: the earlier module, or nothing */
/** @typedef {{text: string, label?: string, href?: string}} Named an objective, and the page where it is learned */
/** @typedef {{name: string, label?: string, href?: string}} Idea a misconception, and the page that mends it */

/**
 * What a check may ask; `pages/check.py` writes it. The first `size` questions are the first draw.
 * @typedef {object} Plan
 * @property {number} per_objective
 * @property {number} review how many questions of a draw come from earlier modules
 * @property {number} size of a draw
 * @property {Asked[]} questions
 * @property {Record<string, Named>} objectives
 * @property {Record<string, Idea>} misconceptions
 */

/** The seed of the draw that the page comes with. */
export const FIRST = "build";

/** As many lots are cast for a new draw; the one that repeats the least is taken. */
const LOTS = 8;

/**
 * @param {Plan} plan
 * @param {number | string} seed a whole number, or `FIRST`
 * @returns {string[]} objectives in their order, then what comes from earlier modules
 */
export function draw(plan, seed) {
  if (seed === FIRST) return plan.questions.slice(0, plan.size).map(({ id }) => id);
  const random = generator(Number(seed));
  const own = groups(plan.questions.filter(({ review }) => !review), "objective");
  const old = groups(plan.questions.filter(({ review }) => review), "review");
  const first = own.flatMap((group) => shuffle(group, random).slice(0, plan.per_objective));
  const then = inTurn(shuffle(old, random).map((group) => shuffle(group, random))).slice(0, plan.review);
  return [...first, ...then].map(({ id }) => id);
}

/**
 * A seed whose draw repeats as little as possible of what was just asked.
 * @param {Plan} plan
 * @param {string[]} asked
 */
export function freshSeed(plan, asked) {
  const seeds = [...crypto.getRandomValues(new Uint32Array(LOTS))];
  /** @param {number} seed */
  const repeated = (seed) => draw(plan, seed).filter((id) => asked.includes(id)).length;
  return seeds.reduce((best, seed) => (repeated(seed) < repeated(best) ? seed : best));
}

/** Not randomUUID: it is missing on pages served by plain http. */
export function drawId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * @param {Asked[]} questions
 * @param {"objective" | "review"} name
 * @returns {Asked[][]} in the order in which each group begins
 */
function groups(questions, name) {
  /** @type {Map<string, Asked[]>} */
  const found = new Map();
  for (const each of questions) found.set(each[name], [...(found.get(each[name]) ?? []), each]);
  return [...found.values()];
}

/** One of each list in turn, so that no list is left out while another is used up. @param {Asked[][]} lists */
function inTurn(lists) {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
}

/**
 * Mulberry32: numbers in [0, 1) that a seed repeats, as Math.random cannot.
 * @param {number} seed
 * @returns {() => number}
 */
function generator(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
