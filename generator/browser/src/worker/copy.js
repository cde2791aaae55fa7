/** The files of a site in one cache: taken, shown, replaced. Other caches of the origin are never touched. */
import { cacheOf, newerIn, shownIn } from "../offline/names.js";
import { part } from "./part.js";

/** Path below the site's root → hash of its content. @typedef {Record<string, string>} Files */

/** Files asked for at the same time. */
const AT_ONCE = 6;

const MISSING = "404.html";

export class Copy {
  #scope;
  #files;
  /** What pages are shown. @type {Promise<Files>} */
  #shown;

  /**
   * @param {string} scope address of the site's root
   * @param {Files} files of this build
   */
  constructor(scope, files) {
    this.#scope = scope;
    this.#files = files;
    this.#shown = this.#listed(shownIn(scope)).then((shown) => shown ?? files);
  }

  /**
   * Fetches what is not here yet. One file that fails fails all; what came is here for the next attempt.
   * @param {(share: number) => void} tell hears of each tenth
   */
  async take(tell) {
    const cache = await caches.open(cacheOf(this.#scope));
    const here = new Set((await cache.keys()).map(({ url }) => url));
    const missing = Object.keys(this.#files).filter((path) => !here.has(this.#key(path, this.#files)));
    const all = missing.length;
    const work = async () => {
      for (let path = missing.pop(); path !== undefined; path = missing.pop()) {
        await this.#fetch(cache, path);
        if (missing.length % Math.ceil(all / 10) === 0) tell((all - missing.length) / all);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await this.#list(cache);
  }

  /** @param {Cache} cache @param {string} path */
  async #fetch(cache, path) {
    const key = this.#key(path, this.#files); // the hash in the address gets past what hosts and browsers have kept
    const response = await fetch(key, { cache: "no-store" });
    if (!response.ok && path !== MISSING) throw new Error(`${path}: ${response.status}`); // hosts differ on that page
    await cache.put(key, response.redirected ? anew(response, 200) : response); // a redirected one cannot be shown
  }

  /** Shows the first version at once, and offers each later one. @param {Cache} cache */
  async #list(cache) {
    const [shown, newer] = [shownIn(this.#scope), newerIn(this.#scope)];
    const before = JSON.stringify(await this.#listed(shown));
    if (before === JSON.stringify(this.#files)) return void await cache.delete(newer);
    const list = JSON.stringify({ at: Date.now(), files: this.#files });
    await cache.put(before ? newer : shown, new Response(list));
  }

  /** Shows the newer version, and removes what only the older one had. */
  async useNewer() {
    const cache = await caches.open(cacheOf(this.#scope));
    const [shown, newer] = [shownIn(this.#scope), newerIn(this.#scope)];
    const list = await cache.match(newer);
    if (!list) return; // another tab was faster
    await cache.put(shown, list);
    await cache.delete(newer);
    const files = await this.#listed(shown) ?? this.#files;
    this.#shown = Promise.resolve(files);
    const wanted = new Set([shown, ...Object.keys(files).map((path) => this.#key(path, files))]);
    for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url);
  }

  /**
   * From the copy; what is not in it from the network, and without one the page that says so.
   * @param {Request} request below the scope
   * @returns {Promise<Response>}
   */
  async answer(request) {
    const files = await this.#shown;
    const asked = decodeURIComponent(new URL(request.url).pathname.slice(new URL(this.#scope).pathname.length));
    const path = [asked, `${asked}index.html`, `${asked}.html`].find((each) => Object.hasOwn(files, each));
    const kept = path === undefined ? undefined : await this.#match(this.#key(path, files));
    if (kept) return part(kept, request.headers.get("range"));
    try {
      return await fetch(request);
    } catch (fault) {
      const missing = request.mode === "navigate" ? await this.#match(this.#key(MISSING, files)) : undefined;
      if (!missing) throw fault;
      return anew(missing, 404);
    }
  }

  /** @param {string} path @param {Files} files */
  #key(path, files) {
    return `${new URL(path.split("/").map(encodeURIComponent).join("/"), this.#scope)}?${files[path]}`;
  }

  /** Not by opening: that would bring back a cache that the learner has removed. @param {string} key */
  #match(key) {
    return caches.match(key, { cacheName: cacheOf(this.#scope) });
  }

  /** @param {string} entry @returns {Promise<Files | undefined>} */
  async #listed(entry) {
    const list = await this.#match(entry);
    return list && (await list.json()).files;
  }
}

/** @param {Response} response @param {number} status */
const anew = ({ body, headers }, status) => new Response(body, { status, headers });
