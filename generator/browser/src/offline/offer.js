/** Where learners keep the course on the device, renew it and remove it. Nothing is registered before they ask for it. */
import { isNewerHere, keep, keptSince, remove, useNewer } from "./copy.js";

/**
 * @param {Document} page
 * @param {string} root address of the site's root
 */
export function offerCopy(page, root) {
  const workers = navigator.serviceWorker; // missing without https
  const place = /** @type {HTMLElement | null} */ (page.querySelector(".tb-offline"));
  if (!place || !root.startsWith("http") || !workers) return;
  const offer = new Offer(place, root);
  workers.addEventListener("message", ({ data }) => offer.show(data).catch(reportError));
  offer.show().catch(() => {}); // a browser that keeps nothing refuses even the question
}

/** The section of offline.html.j2, which holds the words and buttons. */
class Offer {
  #place;
  #root;
  #coming = false;

  /** @param {HTMLElement} place @param {string} root */
  constructor(place, root) {
    this.#place = place;
    this.#root = root;
    place.addEventListener("click", ({ target }) => this.#pressed(/** @type {HTMLButtonElement} */ (target)));
  }

  /** How things stand. @param {number} [share] of the files that are here already */
  async show(share = 0) {
    if (this.#coming) return this.#say("coming", Math.round(share * 100));
    const here = await keptSince(this.#root);
    const newer = await isNewerHere(this.#root);
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (this.#place.querySelectorAll("[data-when]"))) {
      part.hidden = !{ gone: !here, here, newer }[part.dataset.when ?? ""];
    }
    this.#place.hidden = !this.#place.querySelector("data")?.textContent; // empty: built without the worker
    if (here) this.#say("here", new Date(here).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" }));
  }

  /** @param {HTMLButtonElement} button */
  async #pressed(button) {
    if (!button.value || this.#coming) return;
    await this.#act(button.value).then(() => this.show(), () => this.#say("failed"));
    const at = document.activeElement;
    const next = /** @type {HTMLElement | null} */ (this.#place.querySelector("[data-when]:not([hidden]) button"));
    if (at === button || at === document.body) next?.focus(); // what was pressed may be hidden now
  }

  /** @param {string} name value of a button */
  async #act(name) {
    if (name === "use") return useNewer(this.#root);
    if (name === "remove") return remove(this.#root).then(() => this.#say("removed"));
    this.#coming = true;
    this.show();
    await keep(this.#root).finally(() => (this.#coming = false));
  }

  /** @param {string} name of one of its words @param {unknown} [value] that is named in them */
  #say(name, value) {
    const status = /** @type {HTMLElement} */ (this.#place.querySelector("[role=status]"));
    status.textContent = (status.dataset[name] ?? "").replace("{}", `${value}`);
  }
}
