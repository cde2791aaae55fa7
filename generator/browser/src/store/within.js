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
