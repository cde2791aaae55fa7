/** Work that takes its time: of the browser, which may never end, and of ours, which must not keep input waiting. */

/**
 * Gives up waiting; the work itself goes on.
 * @template Result
 * @param {number} patience milliseconds
 * @param {Promise<Result>} work
 * @returns {Promise<Result>} rejects when it takes longer
 */
export function within(patience, work) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException("no answer", "TimeoutError")), patience);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Lets the browser do other things. @returns {Promise<void>} */
export const pause = () => new Promise((resolve) => setTimeout(resolve));

/** How long our work goes on without a pause, in milliseconds: less than what a hand notices. */
export const STRETCH = 10;

/**
 * Does the steps one after another, with a pause after each stretch. A step itself is not cut.
 * @param {Iterable<unknown>} steps
 * @param {() => Promise<void>} [rest]
 */
export async function inStretches(steps, rest = pause) {
  let end = performance.now() + STRETCH;
  const work = steps[Symbol.iterator]();
  while (!work.next().done) {
    if (performance.now() < end) continue;
    await rest();
    end = performance.now() + STRETCH;
  }
}
