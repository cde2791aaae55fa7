/** When two typed answers count as the same, and how far apart two of them are. Pure. */

/** Diacritics of Latin, Greek and Cyrillic; the vowel signs of other scripts are letters, not accents. */
const ACCENTS = /[\u0300-\u036f]/gu;
/** Spaces and punctuation, except a point or comma between digits (`3.5` is not `35`). */
const MARKS = /(?<!\p{Nd})[.,]|[.,](?!\p{Nd})|[\s\p{Cf}]|(?![.,])\p{P}/gu;

/**
 * Drops case and accents. Lower case comes first as `ẞ` is upper case already, and the final sigma is
 * a sigma, as what ends a word changes when spaces go.
 * @param {string} text
 */
export function fold(text) {
  const bare = text.normalize("NFKD").replace(ACCENTS, "");
  return bare.toLowerCase().toUpperCase().toLowerCase().replaceAll("ς", "σ");
}

/**
 * Drops what does not matter: case, accents, spaces, punctuation.
 * @param {string} text
 * @returns {string} what is left, or the text in lower case where nothing is left
 */
export function normalise(text) {
  const plain = fold(text);
  return plain.replace(MARKS, "").normalize("NFC") || plain.trim();
}

/**
 * How many slips a word of this length forgives: none below 5 letters, two from 9.
 * @param {string} word normalised
 */
export function slips(word) {
  const letters = [...word].length;
  return letters < 5 ? 0 : letters < 9 ? 1 : 2;
}

/**
 * Damerau–Levenshtein distance: insertions, deletions, substitutions, swaps of neighbours.
 * Infinite where the numbers differ, as another number is no slip.
 * @param {string} left normalised
 * @param {string} right normalised
 */
export function distance(left, right) {
  const others = /[^\p{Nd}.,]/gu;
  if (left.replace(others, "") !== right.replace(others, "")) return Infinity;
  return table([...left], [...right]);
}

/**
 * The unrestricted distance by dynamic programming [damerau1964; lowrance1975].
 * @param {string[]} a
 * @param {string[]} b
 */
function table(a, b) {
  const far = a.length + b.length;
  /** @type {Map<string, number>} */
  const lastRow = new Map();
  /** Cell (i, j) of the table, both from -1. @type {number[][]} */
  const cells = [new Array(b.length + 2).fill(far)];
  cells.push([far, ...Array.from({ length: b.length + 1 }, (_, j) => j)]);
  for (let i = 1; i <= a.length; i++) {
    cells.push(row(a, b, i, cells, lastRow));
    lastRow.set(a[i - 1] ?? "", i);
  }
  return cells.at(-1)?.at(-1) ?? far;
}

/**
 * One row of the table.
 * @param {string[]} a
 * @param {string[]} b
 * @param {number} i from 1
 * @param {number[][]} cells the rows so far
 * @param {Map<string, number>} lastRow where each letter of `a` stood last
 */
function row(a, b, i, cells, lastRow) {
  const cell = (/** @type {number} */ y, /** @type {number} */ x) => cells[y]?.[x] ?? Infinity;
  const made = [cell(0, 0), i];
  let lastColumn = 0;
  for (let j = 1; j <= b.length; j++) {
    const same = a[i - 1] === b[j - 1];
    const y = lastRow.get(b[j - 1] ?? "") ?? 0;
    const swap = cell(y, lastColumn) + (i - y - 1) + 1 + (j - lastColumn - 1);
    const substitution = cell(i, j) + (same ? 0 : 1);
    made.push(Math.min(substitution, (made[j] ?? 0) + 1, cell(i, j + 1) + 1, swap));
    if (same) lastColumn = j;
  }
  return made;
}
