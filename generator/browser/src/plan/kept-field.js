/**
 * `<tb-task>` and `<tb-note>`: a box, or some radio buttons, whose content the learner's log keeps.
 *
 * Tells what is new when the box is left, and when the page is. Shows what the log says, but never over what is
 * being typed: the same box may stand on another page, in another tab.
 */
import { namesOf } from "../store/recall.js";
import { newest, say, textOf } from "./newest.js";
import { WORDS } from "./words.js";

/** @typedef {import("../store/event.js").StoredEvent} StoredEvent */

/** Once an event is in the log: the page shows where it could not be stored. */
export const keptWords = () => (document.querySelector("tb-course .tb-store-note") ? WORDS.unkept : WORDS.kept);

class KeptField extends HTMLElement {
  /** Changed since it was last told. */
  #dirty = false;
  /** When it was last told, milliseconds since 1970: while it waits to be kept, older news is not of it. */
  #told = 0;
  #waiting = false;
  #known = "";

  /** @returns {"task" | "note"} */
  get kind() {
    return "task";
  }

  connectedCallback() {
    this.addEventListener("input", () => this.#typed());
    this.addEventListener("change", () => this.#tell());
    addEventListener("pagehide", () => this.#tell());
    document.addEventListener("visibilitychange", () => document.hidden && this.#tell());
    document.addEventListener("tacticbook-log", (event) => this.#heard(/** @type {CustomEvent} */ (event).detail.events));
  }

  #typed() {
    this.#dirty = true;
    this.#say("");
    this.mirror(textOf(this.response));
  }

  #tell() {
    if (!this.#dirty) return;
    this.#dirty = false;
    const { response } = this;
    if (textOf(response) === this.#known) return;
    this.#known = textOf(response);
    this.#told = Date.now();
    this.#waiting = true;
    const detail = { item: this.dataset.item, revision: Number(this.dataset.revision), response };
    const name = this.kind === "note" ? "note-written" : "task-answered";
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }

  /** @param {StoredEvent[]} events */
  #heard(events) {
    const event = newest(events, this.kind, namesOf(this));
    if (this.#dirty || (this.#waiting && (event?.t ?? 0) < this.#told)) return;
    if (this.#waiting) this.#say(keptWords());
    this.#waiting = false;
    this.#known = textOf(event?.response);
    if (textOf(this.response) !== this.#known) this.#show();
    this.mirror(this.#known);
  }

  /** @returns {string | string[]} lines of a list, the id of a choice, else the text */
  get response() {
    const text = this.#box ? this.#box.value.trim() : (this.#choices.find(({ checked }) => checked)?.value ?? "");
    return this.dataset.kind === "list" ? text.split("\n").map((line) => line.trim()).filter(Boolean) : text;
  }

  #show() {
    if (this.#box) this.#box.value = this.#known;
    for (const choice of this.#choices) choice.checked = choice.value === this.#known;
  }

  /** What print shows instead of a box, which would cut it off. @param {string} text */
  mirror(text) {
    const said = this.querySelector(".tb-task__said");
    if (said) say(said, text);
    this.toggleAttribute("data-filled", text !== "");
  }

  /** @param {string} text */
  #say(text) {
    const status = this.querySelector("[role=status]");
    if (status && status.textContent !== text) status.textContent = text;
  }

  get #box() {
    return /** @type {HTMLTextAreaElement | null} */ (this.querySelector("textarea, input[type=text]"));
  }

  get #choices() {
    return [.../** @type {NodeListOf<HTMLInputElement>} */ (this.querySelectorAll("input[type=radio]"))];
  }
}

/** A task of a lesson or technique: what the learner does to their own case. */
export class TaskElement extends KeptField {}

/** A private note on a page; its fold says whether there is one. */
export class NoteElement extends KeptField {
  /** @returns {"note"} */
  get kind() {
    return "note";
  }

  /** @param {string} text */
  mirror(text) {
    const words = text.split(/\s+/u).filter(Boolean).length;
    const hint = this.closest("details")?.querySelector("summary .tb-soft");
    if (hint) hint.textContent = words ? WORDS.words(words) : "";
  }
}
