/** Which cards stand on which page, and in which order. Pure. */

/** What a card belongs to. @typedef {{id: string, decks: Map<string, number>, facets: string[]}} Card */
/** Cards `from` to `to`, the last left out. @typedef {{side: "fronts" | "backs" | "both", sheet: number, from: number, to: number}} Page */

/**
 * The cards that are wanted, a deck's in its own order.
 * @template {Card} T
 * @param {T[]} cards
 * @param {import("./wish.js").Wish} wish
 * @param {Record<string, string[]>} learned ids of the cards that are `due` and of those `missed`
 * @returns {T[]}
 */
export function chosen(cards, { which, cards: ids }, learned) {
  const [name = "", value = ""] = which.split("=");
  if (name === "deck") {
    const place = (/** @type {T} */ card) => card.decks.get(value) ?? 0;
    return cards.filter(({ decks }) => decks.has(value)).sort((a, b) => place(a) - place(b));
  }
  if (name === "facet") return cards.filter(({ facets }) => facets.includes(value));
  const kept = name === "cards" ? ids : learned[name];
  return kept ? cards.filter(({ id }) => kept.includes(id)) : cards;
}

/**
 * Pages in the order of printing; the last sheet may be incomplete.
 * @param {number} count of cards
 * @param {number} slots of a sheet
 * @param {import("./wish.js").Order} order
 * @param {boolean} folded whether fronts and backs stand on one page
 * @returns {Page[]}
 */
export function pagesOf(count, slots, order, folded) {
  const sheets = Array.from({ length: Math.ceil(count / slots) }, (_, at) => (
    { sheet: at + 1, from: at * slots, to: Math.min((at + 1) * slots, count) }
  ));
  /** @param {Page["side"][]} sides @returns {Page[]} */
  const sided = (...sides) => sheets.flatMap((sheet) => sides.map((side) => ({ side, ...sheet })));
  if (folded) return sided("both");
  return order === "duplex" ? sided("fronts", "backs") : [...sided("fronts"), ...sided("backs")];
}
