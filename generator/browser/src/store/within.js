/** Work of the browser that may never end. */

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
