/**
 * `<tb-review>`: one card after another until nothing is due, then a summary.
 *
 * Tells `card-rated` and, to take the last one back, `quiz-cleared`; what comes next is always derived from the log,
 * so that a reload or another tab goes on at the same place. What the page shows in which state stands in the
 * template (`data-on`).
 */
import { today } from "./day.js";
import { rated } from "./memory.js";
import { dueOf, familyOf, lastLook, newCards, nextDue, queue } from "./queue.js";
import { remind } from "./reminder.js";
import { View } from "./view.js";
import { WORDS } from "./words.js";

/** @typedef {import("./memory.js").Learned} Learned */
/** @typedef {import("./queue.js").Item} Item */
/** @typedef {import("./fsrs.js").Rating} Rating */

export class Session {
  #place;
  #course;
  #view;
  /** @type {Learned | undefined} */
  #learned;
  /** @type {Item | undefined} */
  #current;
  /** New cards that the learner asked for. @type {string[]} */
  #fresh = [];
  /** Questions put off. @type {Set<string>} */
  #later = new Set();
  /** Ratings since the page was opened, oldest first. @type {{id: string, rating: Rating}[]} */
  #ratings = [];
  /** What is shown once the log has what was told. @type {(() => void) | undefined} */
  #then;

  /** @param {HTMLElement} place @param {string} course id */
  constructor(place, course) {
    this.#place = place;
    this.#course = course;
    this.#view = new View(place, (act) => this.#do(act));
    addEventListener("hashchange", () => this.#next());
  }

  /** @param {Learned} learned */
  show(learned) {
    const then = this.#then;
    this.#learned = learned;
    this.#then = undefined;
    if (then) then();
    else if (!this.#queue(learned).some(({ id }) => id === this.#current?.id)) this.#next();
  }

  /** What a button asks for; nothing while the last rating is still being kept. @param {string} act */
  #do(act) {
    if (!this.#learned || this.#then) return;
    if (act === "remind") return remind(this.#place, this.#learned.goal);
    if (act === "undo") return this.#undo();
    if (act === "show") return this.#view.turn();
    if (act === "later") this.#later.add(this.#current?.id ?? "");
    else if (act === "learn") this.#fresh = newCards(this.#learned, today(), this.#deck);
    else return this.#rate(this.#learned, /** @type {Rating} */ (Number(act)));
    this.#next(true);
  }

  /** The deck that the address asks for. */
  get #deck() {
    const [, deck] = /^#deck=(\d+)$/u.exec(location.hash) ?? [];
    return deck === undefined ? undefined : Number(deck);
  }

  /** @param {Learned} learned */
  #queue(learned) {
    const last = this.#ratings.at(-1);
    return queue(learned, today(), {
      deck: this.#deck,
      fresh: this.#fresh,
      later: this.#later,
      previous: last && familyOf(learned, last.id),
    });
  }

  /** @param {boolean} [focus] whether the learner has just done something here @param {string} [first] card */
  #next(focus, first) {
    const learned = this.#learned;
    if (!learned) return;
    const waiting = this.#queue(learned);
    const { length } = this.#ratings;
    this.#current = waiting.find(({ id }) => id === first) ?? waiting[0];
    this.#view.begin(length > 0, this.#deck !== undefined);
    if (this.#current) {
      const days = (/** @type {Rating} */ rating) => this.#days(learned, rating);
      this.#view.card(this.#current, WORDS.progress(length + 1, length + waiting.length), days);
    } else {
      this.#view.summary(this.#ratings, nextDue(learned, today()), newCards(learned, today(), this.#deck).length);
    }
    if (focus) this.#view.focus();
  }

  /** Until the card comes again, were it rated so. @param {Learned} learned @param {Rating} rating */
  #days({ cards, goal }, rating) {
    return dueOf(rated(cards.get(this.#current?.id ?? ""), rating, today()), lastLook(goal, today())) - today();
  }

  /** @param {Learned} learned @param {Rating} rating */
  #rate(learned, rating) {
    const { id = "" } = this.#current ?? {};
    this.#view.say(WORDS.rated(rating, this.#days(learned, rating)));
    this.#ratings.push({ id, rating });
    this.#then = () => this.#next(true);
    this.#send("card-rated", id, { rating });
  }

  #undo() {
    const { id = "" } = this.#ratings.pop() ?? {};
    this.#view.say(WORDS.undone);
    this.#fresh.push(id); // it may have been its first rating
    this.#then = () => this.#next(true, id);
    this.#send("quiz-cleared", id, {});
  }

  /** @param {string} name @param {string} id @param {object} more */
  #send(name, id, more) {
    const detail = { item: `${this.#course}/${id}`, revision: this.#learned?.known.cards[id]?.[0], ...more };
    this.#place.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }
}
