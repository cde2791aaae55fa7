/** Every word that printing adds to a page, in one place for translators; what stands still is in the templates. */

/** @param {number} n @param {string} thing */
const count = (n, thing) => `${n} ${thing}${n === 1 ? "" : "s"}`;

export const WORDS = {
  /** @param {{cards: number, blanks: number, sheets: number}} shown */
  shown: ({ cards, blanks, sheets }) => {
    const things = [...(cards ? [count(cards, "card")] : []), ...(blanks ? [count(blanks, "blank card")] : [])];
    return sheets ? `${things.join(" and ")} on ${count(sheets, "sheet")} of paper.` : "No cards: nothing to print.";
  },
  /** @param {number} n */
  ticked: (n) => `Print the ${n === 1 ? "ticked card" : `${n} ticked cards`}:`,
};
