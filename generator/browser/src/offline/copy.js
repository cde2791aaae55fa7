/**
 * The copy of a site on this device, as a page sees and orders it; the worker makes and shows it. `root` is the
 * address of the site's root. Needs `navigator.serviceWorker`.
 */
import { cacheOf, newerIn, shownIn, USE } from "./names.js";

const workers = () => navigator.serviceWorker;

/** Only our own: another site may be registered for a folder above. @param {string} root */
const registered = async (root) => {
  const found = await workers().getRegistration(root);
  return found?.scope === root ? found : undefined;
};

/** @param {string} root @param {string} entry */
const find = (root, entry) => caches.match(entry, { cacheName: cacheOf(root) });

/** @param {string} root @returns {Promise<number | undefined>} when the copy was fetched; nothing if it is not here */
export const keptSince = async (root) => {
  const shown = await registered(root) && await find(root, shownIn(root));
  return shown && (await shown.json()).at;
};

/** Whether a newer version is here, too. @param {string} root */
export const isNewerHere = async (root) => Boolean(await find(root, newerIn(root)));

/** @param {string} root @returns {Promise<void>} when all is here; rejects where something did not come */
export const keep = async (root) => {
  // What was removed while a page still uses it would come back without installing: so each time another address.
  const address = `${root}sw.js?${Date.now()}`;
  const { installing } = await workers().register(address, { updateViaCache: "none" });
  await new Promise((resolve, reject) => installing?.addEventListener("statechange", () => {
    if (installing.state === "activated") resolve(0);
    if (installing.state === "redundant") reject(installing);
  }));
};

/** Shows the newer version: the page is loaded again. @param {string} root */
export const useNewer = async (root) => {
  workers().addEventListener("message", ({ data }) => data === USE && location.reload());
  (await registered(root))?.active?.postMessage(USE);
};

/** Everything of this site, nothing of others on the same host. @param {string} root */
export const remove = async (root) => {
  await (await registered(root))?.unregister();
  await caches.delete(cacheOf(root));
};
