/** `<tb-answers>`: shows what the log holds for the places inside it, and hides those for which it holds nothing. */
import { namesOf } from "../store/recall.js";
import { newest, say, textOf } from "./newest.js";

/** @typedef {import("../store/event.js").StoredEvent} StoredEvent */
/** @typedef {import("./newest.js").Shown} Shown */

export class AnswersElement extends HTMLElement {
  connectedCallback() {
    document.addEventListener("tacticbook-log", (event) => this.#show(/** @type {CustomEvent} */ (event).detail.events));
  }

  /** @param {StoredEvent[]} events */
  #show(events) {
    let any = false;
    for (const group of this.#all("[data-group]")) {
      const shown = [...group.querySelectorAll("[data-item]")]
        .map((place) => fill(/** @type {HTMLElement} */ (place), events));
      group.hidden = !shown.includes(true);
      any ||= !group.hidden;
    }
    for (const sentence of this.#all("[data-empty]")) sentence.hidden = any;
  }

  /** @param {string} selector @returns {NodeListOf<HTMLElement>} */
  #all(selector) {
    return this.querySelectorAll(selector);
  }
}

/** @param {HTMLElement} place @param {StoredEvent[]} events @returns {boolean} whether there is something */
function fill(place, events) {
  const kind = /** @type {Shown} */ (place.dataset.kind);
  const text = textOf(newest(events, kind, namesOf(place))?.response).trim();
  const choices = /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll("[data-choice]"));
  for (const choice of choices) choice.hidden = choice.dataset.choice !== text;
  const said = place.querySelector("[data-said]");
  if (said) say(said, text);
  place.hidden = said ? text === "" : [...choices].every(({ hidden }) => hidden);
  return !place.hidden;
}
