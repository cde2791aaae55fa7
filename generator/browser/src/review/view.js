/** What the session shows: one card, or a question that was missed, or the summary. Makes nodes of words only. */
import { WORDS } from "./words.js";

/** @typedef {import("./fsrs.js").Rating} Rating */
/** @typedef {"front" | "back" | "question" | "done"} State */

export class View {
  #place;

  /** @param {HTMLElement} place @param {(act: string) => void} act */
  constructor(place, act) {
    this.#place = place;
    place.addEventListener("click", ({ target }) => {
      const button = /** @type {Element} */ (target).closest("button[data-act]");
      if (button) act(button.getAttribute("data-act") ?? "");
    });
    this.#part("card").addEventListener("keydown", (event) => this.#pressed(event));
  }

  /** @param {boolean} undo whether there is something to take back @param {boolean} all whether only a deck is shown */
  begin(undo, all) {
    this.#place.hidden = false;
    this.#act("undo").hidden = !undo;
    this.#act("all").hidden = !all;
  }

  /**
   * @param {import("./queue.js").Item} item
   * @param {string} progress
   * @param {(rating: Rating) => number} days until it comes again
   */
  card({ id, question }, progress, days) {
    const source = document.getElementById(question ? `missed-${id}` : id.replaceAll(".", "-"));
    const front = source?.querySelector("summary")?.childNodes ?? [WORDS.missed, " ", ...(source?.childNodes ?? [])];
    this.#part("progress").textContent = progress;
    this.#part("deck").textContent = source?.closest("details")?.dataset.name ?? "";
    this.#fill("front", front);
    this.#fill("back", source?.querySelector(".tb-card__back")?.childNodes ?? []);
    this.#show(question ? "question" : "front");
    for (const rating of /** @type {Rating[]} */ (question ? [] : [1, 2, 3, 4])) {
      this.#fill(`in-${rating}`, [WORDS.when(days(rating))]);
    }
  }

  /**
   * @param {{id: string, rating: Rating}[]} ratings
   * @param {{day: number, count: number}} next
   * @param {number} fresh how many new cards may be begun today
   */
  summary(ratings, next, fresh) {
    const cards = (/** @type {typeof ratings} */ some) => new Set(some.map(({ id }) => id)).size;
    this.#fill("did", [WORDS.did(cards(ratings), cards(ratings.filter(({ rating }) => rating === 1)))]);
    this.#fill("next", [WORDS.next(next)]);
    this.#act("learn").textContent = WORDS.learn(fresh);
    this.#show("done");
    this.#act("learn").hidden = !fresh;
  }

  /** Shows the back and leads there, so that it is read out next. */
  turn() {
    this.#show("back");
    this.#part("back").focus();
    this.#part("card").scrollIntoView({ block: "nearest" });
  }

  focus() {
    this.#part(this.#part("did").closest("[hidden]") ? "card" : "did").focus();
  }

  /** @param {string} text */
  say(text) {
    this.#part("status").textContent = text;
  }

  /** Keys only while the focus is in the card: they disturb nobody who types or dictates. @param {KeyboardEvent} event */
  #pressed(event) {
    const { key, target, ctrlKey, altKey, metaKey, repeat } = event;
    const act = key === " " && target === this.#part("card") ? "show" : /^[1-4]$/u.test(key) && key;
    if (!act || ctrlKey || altKey || metaKey || repeat || this.#act(act).closest("[hidden]")) return;
    event.preventDefault();
    this.#act(act).click();
  }

  /** @param {State} state */
  #show(state) {
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (this.#place.querySelectorAll("[data-on]"))) {
      part.hidden = !part.dataset.on?.split(" ").includes(state);
    }
  }

  /** With copies, without the ids, which are those of the page. @param {string} part @param {Iterable<Node | string>} nodes */
  #fill(part, nodes) {
    const place = this.#part(part);
    place.replaceChildren(...[...nodes].map((node) => (typeof node === "string" ? node : node.cloneNode(true))));
    for (const element of place.querySelectorAll("[id]")) element.removeAttribute("id");
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.#place.querySelector(`[data-part=${name}]`));
  }

  /** @param {string} name */
  #act(name) {
    return /** @type {HTMLElement} */ (this.#place.querySelector(`[data-act="${name}"]`));
  }
}
