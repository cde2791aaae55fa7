/**
 * The service worker: a copy of the whole site on the device, made because the learner asked for it.
 *
 * It stands in `worker.js`; `sw.js` at the site's root names the files of the build and imports it. A new version of
 * the worker takes over at once, but a new version of the *course* is shown only after the learner said yes, even
 * when the browser was closed meanwhile. So nothing here hangs on the browser's own waiting phase.
 */
import { USE } from "../offline/names.js";
import { Copy } from "./copy.js";

/** @typedef {ServiceWorkerGlobalScope & {tacticbookFiles: import("./copy.js").Files}} Worker */

const worker = /** @type {Worker} */ (/** @type {unknown} */ (self));
const { scope } = worker.registration;
const copy = new Copy(scope, worker.tacticbookFiles);

worker.addEventListener("install", (event) => event.waitUntil(take()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("message", (event) => {
  if (event.data === USE) event.waitUntil(copy.useNewer().then(() => tell(USE)));
});
worker.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(scope)) event.respondWith(copy.answer(event.request));
});

async function take() {
  await copy.take(tell);
  await worker.skipWaiting();
  await tell(1);
}

/** Tells the open pages of the site: the share of files that are here, or USE. @param {number | string} news */
async function tell(news) {
  const open = await worker.clients.matchAll({ includeUncontrolled: true });
  for (const client of open) if (client.url.startsWith(scope)) client.postMessage(news);
}
