/** `<tb-goal>`: asks once what the learner studies for, and when it is; then says what fits until then. */
import { link } from "../quiz/node.js";
import { dayOf, today } from "../review/day.js";
import { longDay, whenText } from "./goal-date.js";
import { keptWords } from "./kept-field.js";
import { newest, textOf } from "./newest.js";
import { propose } from "./proposal.js";
import { WORDS } from "./words.js";

/** @typedef {import("../store/event.js").StoredEvent} StoredEvent */
/**
 * What was said, or empty. `day` as `review/day.js` counts. `about`: id of one of the course's subjects.
 * @typedef {{date: string, subject: string, about: string, day?: number | undefined}} Goal */

/**
 * @param {HTMLElement} element names the course
 * @param {Event} log
 * @returns {Goal | undefined} nothing where it was never asked
 */
function goalIn({ dataset }, log) {
  const event = newest(/** @type {CustomEvent} */ (log).detail.events, "goal", [dataset.item ?? ""]);
  if (!event) return undefined;
  const { date, subject, about } = /** @type {Partial<Record<keyof Goal, unknown>>} */ (event.response);
  const day = dayOf(date);
  return { date: day === undefined ? "" : textOf(date), subject: textOf(subject).trim(), about: textOf(about), day };
}

export class GoalElement extends HTMLElement {
  #dirty = false;
  #waiting = false;

  connectedCallback() {
    document.addEventListener("tacticbook-log", (log) => this.#show(goalIn(this, log)));
    this.#form.addEventListener("input", () => (this.#dirty = true));
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#keep({ date: this.#date.value, subject: this.#subject.value.trim() || this.#named, about: this.#about?.value ?? "" });
    });
    this.#part("[data-do]").addEventListener("click", () => this.#keep({ date: "", subject: "", about: "" }));
  }

  /** Nothing said is an answer, too: it is not asked again. @param {Goal} goal */
  #keep(goal) {
    this.#dirty = false;
    this.#waiting = true;
    this.#fold.open = false;
    this.#part("summary").focus();
    const detail = { item: this.dataset.item, response: goal };
    this.dispatchEvent(new CustomEvent("goal-set", { bubbles: true, detail }));
  }

  /** @param {Goal | undefined} goal */
  #show(goal) {
    if (this.#dirty) return;
    const { date = "", subject = "", about = "", day } = goal ?? {};
    const isSet = Boolean(date || subject);
    if (!goal) this.#fold.open = true;
    this.#part("[role=status]").textContent = this.#waiting && isSet ? keptWords() : "";
    this.#date.value = date;
    if (this.#about) this.#about.value = about;
    this.#subject.value = subject === this.#named ? "" : subject;
    this.#part("[data-do]").textContent = (isSet ? this.dataset.remove : this.dataset.skip) ?? "";
    this.#part("summary").textContent = isSet ? WORDS.change : WORDS.ask;
    this.#part(".tb-goal__set").hidden = !isSet;
    const when = day === undefined ? "" : whenText(day, today(), document.documentElement.lang);
    this.#part(".tb-goal__when").textContent = [when, subject].filter(Boolean).join(": ");
    this.#part(".tb-goal__way").replaceChildren(...this.#way(day === undefined ? null : day - today()));
  }

  /** @param {number | null} days @returns {(Node | string)[]} */
  #way(days) {
    const proposal = propose(JSON.parse(this.dataset.ways ?? "[]"), days);
    if (!proposal) return [];
    const { way, instead } = proposal;
    return [link(way.href, way.name), `, ${WORDS.minutes(way.minutes)}. ${fitText(proposal, days)}`,
      ...(instead ? [` ${WORDS.instead} `, link(instead.href, instead.name), "."] : [])];
  }

  /** @param {string} selector @returns {HTMLElement} */
  #part(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }

  get #form() {
    return /** @type {HTMLFormElement} */ (this.#part("form"));
  }

  get #fold() {
    return /** @type {HTMLDetailsElement} */ (this.#part("details"));
  }

  get #date() {
    return /** @type {HTMLInputElement} */ (this.#part("[type=date]"));
  }

  /** In courses that list what learners come with. */
  get #about() {
    return this.querySelector("select");
  }

  /** What was picked there, in words. */
  get #named() {
    return (this.#about?.value && this.#about.selectedOptions[0]?.text) || "";
  }

  get #subject() {
    return /** @type {HTMLInputElement} */ (this.#part("[type=text]"));
  }
}

/** `<tb-goal-line>`: what the plan is for, on its head; with the date itself, as paper does not know today. */
export class GoalLineElement extends HTMLElement {
  #else = this.textContent;

  connectedCallback() {
    document.addEventListener("tacticbook-log", (log) => {
      const { subject = "", day } = goalIn(this, log) ?? {};
      const said = [subject, day === undefined ? "" : longDay(day, document.documentElement.lang)].filter(Boolean).join(", ");
      this.textContent = said || this.#else;
    });
  }
}

/** @param {import("./proposal.js").Proposal} proposal @param {number | null} days @returns {string} */
function fitText({ evenings, fits, each }, days) {
  if (days === null) return WORDS.evenings(evenings);
  if (fits) return WORDS.fits(evenings, days);
  return days ? WORDS.tight(evenings, days, each) : WORDS.none;
}
