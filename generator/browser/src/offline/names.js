/** What the worker and the pages must name alike. Origins are shared, so each name holds the site's own address. */

/**
 * The one cache of a site. Each file lies in it under its address and hash, so that versions share what is the same.
 * @param {string} scope address of the site's root
 */
export const cacheOf = (scope) => `tacticbook ${new URL(scope).pathname}`;

/** Entry of the list of files that are shown. @param {string} scope */
export const shownIn = (scope) => `${scope}?shown`;

/** Entry of the list of a newer version: all its files are here, and the learner has not yet said yes. @param {string} scope */
export const newerIn = (scope) => `${scope}?newer`;

/** What a page asks of the worker: show the newer version from now on. The worker says the same when it is done. */
export const USE = "use";
