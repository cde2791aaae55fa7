/** The checks that a learner handed in, with what came of them. Pure. */

/** @typedef {import("../store/event.js").StoredEvent} StoredEvent */
/** @typedef {{item: string, t: number, right: number, size: number}} Taken how many of its questions had full credit */

/** @param {StoredEvent[]} events oldest first @returns {Taken[]} in the order they were handed in */
export function checksTaken(events) {
  /** @type {Map<string, {size: number, credits: Map<string, unknown>}>} */
  const draws = new Map();
  /** @type {Map<string, Taken>} */
  const taken = new Map();
  for (const { kind, item, t, draw = "", items = [], credit } of events) {
    const drawn = draws.get(draw);
    if (kind === "draw") draws.set(draw, { size: items.length, credits: new Map() });
    else if (kind === "answer") drawn?.credits.set(item, credit);
    else if (kind === "submit" && drawn) taken.set(draw, { item, t, right: 0, size: drawn.size });
  }
  for (const [draw, one] of taken) {
    one.right = [...(draws.get(draw)?.credits.values() ?? [])].filter((credit) => credit === 1).length;
  }
  return [...taken.values()];
}
