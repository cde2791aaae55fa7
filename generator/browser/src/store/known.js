/** What the script of a course (`course.js`) says of the whole of it: `generator/pages/index.py` makes it. */

/**
 * @typedef {object} Known
 * @property {string} content hash of the build
 * @property {Record<string, [rev: number, deck: number, family: string]>} cards
 * @property {Record<string, [rev: number, address: string, objective: string]>} questions
 * @property {Record<string, string>} was former id → id now, of both
 */

/** While a page's script is on its way. @type {WeakMap<HTMLElement, Promise<void>>} */
const loading = new WeakMap();

/**
 * @param {HTMLElement} place the page's `<tb-course>`
 * @returns {Known | undefined} nothing as long as it is not loaded
 */
export const known = ({ dataset }) =>
  /** @type {{tacticbook?: Record<string, Known>}} */ (/** @type {unknown} */ (self)).tacticbook?.[dataset.id ?? ""];

/**
 * Loads it where it is not there yet, however long it takes; by an element, as fetch reads nothing from disk.
 * @param {HTMLElement} place the page's `<tb-course>`
 * @returns {Promise<Known | undefined>} nothing where it cannot be read; who asks again, tries again
 */
export async function knownOf(place) {
  if (!known(place)) {
    const loaded = loading.get(place) ?? load(place);
    loading.set(place, loaded);
    await loaded;
    loading.delete(place);
  }
  return known(place);
}

/** @param {HTMLElement} place @returns {Promise<void>} when it has run or failed */
function load({ ownerDocument, dataset }) {
  const script = ownerDocument.createElement("script");
  script.src = dataset.index ?? "";
  return new Promise((resolve) => {
    for (const end of ["load", "error"]) script.addEventListener(end, () => resolve());
    ownerDocument.head.append(script);
  });
}
