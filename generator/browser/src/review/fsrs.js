/**
 * FSRS-6: how long a card is remembered, from the ratings it was given. Only the memory model, with the default
 * weights; which day a card is due is settled in memory.js and queue.js.
 *
 * Formulas and weights: https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm, and where that and
 * the libraries differ (a success on the same day never shortens, also for "hard") the libraries.
 * tests/test_schedule.py holds it against py-fsrs. Times are in days, rounded down.
 */

/** @typedef {1 | 2 | 3 | 4} Rating again, hard, good, easy */
/**
 * @typedef {object} Memory
 * @property {number} stability days after which the card is recalled 9 times in 10
 * @property {number} difficulty 1 to 10
 */

/** Longest interval, in days. */
export const LONGEST = 36500;

const LEAST = 0.001;

/** Stability after the first rating: weights 0 to 3. @type {Record<Rating, number>} */
const FIRST = { 1: 0.212, 2: 1.2931, 3: 2.3065, 4: 8.2956 };

/** Weights 4 to 20, in their published order. */
const [
  START, SPREAD, STEP, REVERSION,
  GAIN, SATURATION, OVERDUE,
  LAPSE, LAPSE_DIFFICULTY, LAPSE_STABILITY, LAPSE_OVERDUE,
  HARD, EASY,
  SHORT, SHORT_SHIFT, SHORT_SATURATION,
  FORGETTING,
] = /** @type {const} */ ([
  6.4133, 0.8334, 3.0194, 0.001,
  1.8722, 0.1666, 0.796,
  1.4835, 0.0614, 0.2629, 1.6483,
  0.6014, 1.8729,
  0.5425, 0.0912, 0.0658,
  0.1542,
]);
const FACTOR = 0.9 ** (-1 / FORGETTING) - 1;

/** Chance to recall a card so many days after its last review. @param {number} stability @param {number} days */
export const retrievability = (stability, days) => (1 + (FACTOR * days) / stability) ** -FORGETTING;

/** Whole days until the chance is down to 9 in 10: by its definition that is the stability. @param {number} stability */
export const nextInterval = (stability) => Math.min(Math.max(Math.round(stability), 1), LONGEST);

/**
 * @param {Memory | undefined} memory nothing before the first rating
 * @param {Rating} rating
 * @param {number} days since the last rating
 * @returns {Memory}
 */
export function nextMemory(memory, rating, days) {
  if (!memory) return { stability: FIRST[rating], difficulty: between(1, 10, firstDifficulty(rating)) };
  const stability = days < 1 ? sameDay(memory.stability, rating) : later(memory, rating, days);
  return { stability: Math.max(stability, LEAST), difficulty: nextDifficulty(memory.difficulty, rating) };
}

/** @param {Rating} rating */
const firstDifficulty = (rating) => START - Math.exp(SPREAD * (rating - 1)) + 1;

/** @param {number} difficulty @param {Rating} rating */
function nextDifficulty(difficulty, rating) {
  const damped = difficulty - (STEP * (rating - 3) * (10 - difficulty)) / 9;
  return between(1, 10, REVERSION * firstDifficulty(4) + (1 - REVERSION) * damped);
}

/** @param {number} stability @param {Rating} rating */
function sameDay(stability, rating) {
  const change = Math.exp(SHORT * (rating - 3 + SHORT_SHIFT)) * stability ** -SHORT_SATURATION;
  return stability * (rating > 1 ? Math.max(change, 1) : change);
}

/** @param {Memory} memory @param {Rating} rating @param {number} days */
function later({ stability, difficulty }, rating, days) {
  const forgotten = 1 - retrievability(stability, days);
  if (rating === 1) {
    const left = LAPSE * difficulty ** -LAPSE_DIFFICULTY * ((stability + 1) ** LAPSE_STABILITY - 1);
    return Math.min(left * Math.exp(forgotten * LAPSE_OVERDUE), stability / Math.exp(SHORT * SHORT_SHIFT));
  }
  const growth = Math.exp(GAIN) * (11 - difficulty) * stability ** -SATURATION * (Math.exp(forgotten * OVERDUE) - 1);
  return stability * (1 + growth * (rating === 2 ? HARD : rating === 4 ? EASY : 1));
}

/** @param {number} low @param {number} high @param {number} value */
const between = (low, high, value) => Math.min(Math.max(value, low), high);
