/** Which way through the course fits before the day, at ten minutes an evening. Pure. */

/** @typedef {{name: string, href: string, minutes: number}} Way the first is the whole course, others are paths */

/**
 * @typedef {object} Proposal
 * @property {Way} way
 * @property {number} evenings of ten minutes that it takes
 * @property {boolean} fits
 * @property {number} each minutes an evening that would do; 0 where no evening is left
 * @property {Way | undefined} instead a shorter way that does fit
 */

/** Minutes an evening. */
const EVENING = 10;

/** So many days before, or fewer, the short path is proposed. */
const SOON = 3;

/** Minutes an evening from which the whole course is too much, and the short path is proposed. */
const MUCH = 30;

/**
 * @param {Way[]} ways
 * @param {number | null} days until the day; its own evening does not count, today's does. null: no day is known
 * @returns {Proposal | undefined} nothing where there is nothing to learn, or the day is over
 */
export function propose(ways, days) {
  const [whole, ...paths] = ways;
  if (!whole || (days !== null && days < 0)) return undefined;
  const short = paths.filter(({ minutes }) => minutes < whole.minutes).sort((a, b) => a.minutes - b.minutes)[0];
  const way = short && days !== null && (days <= SOON || whole.minutes / days > MUCH) ? short : whole;
  const fits = days === null || evenings(way) <= days;
  const instead = !fits && short && way === whole && evenings(short) <= (days ?? 0) ? short : undefined;
  return { way, evenings: evenings(way), fits, each: days ? Math.ceil(way.minutes / days / 5) * 5 : 0, instead };
}

/** @param {Way} way */
const evenings = ({ minutes }) => Math.ceil(minutes / EVENING);
