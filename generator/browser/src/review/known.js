/** What the script of a course (`course.js`) says of its cards and questions: `generator/pages/index.py` makes it. */

/**
 * @typedef {object} Known
 * @property {Record<string, [rev: number, deck: number, family: string]>} cards
 * @property {Record<string, [rev: number, address: string, objective: string]>} questions
 * @property {Record<string, string>} was former id → id now, of both
 */

/**
 * Loads the course's script where no other has, and waits for it however long it takes.
 * @param {HTMLElement} place the page's `<tb-course>`
 * @returns {Promise<Known | undefined>} nothing where it cannot be read
 */
export async function knownOf(place) {
  const { id = "", index = "" } = place.dataset;
  const all = () => /** @type {{tacticbook?: Record<string, Known>}} */ (/** @type {unknown} */ (self)).tacticbook;
  if (!all()?.[id]) await run(index);
  const known = all()?.[id];
  return known?.cards ? known : undefined;
}

/** @param {string} source @returns {Promise<void>} */
function run(source) {
  const script = document.createElement("script");
  script.src = source;
  return new Promise((resolve) => {
    for (const end of ["load", "error"]) script.addEventListener(end, () => resolve());
    document.head.append(script);
  });
}
