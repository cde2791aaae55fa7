/** `<tb-check>`: a module's check. Draws from its pool, practises or examines, reports. Knows no store. */
import { targetOf } from "./deeplink.js";
import { need } from "./dom.js";
import { Pool } from "./pool.js";
import { another, firstSitting, isHeld, retried, turned } from "./sitting.js";
import { View } from "./view.js";

/** @typedef {import("./draw.js").Plan} Plan */
/** @typedef {import("./sitting.js").Sitting} Sitting */
/**
 * What the log knows of the newest draw.
 * @typedef {object} KeptDraw
 * @property {import("./sitting.js").Draw} draw
 * @property {Map<string, import("./told.js").Kept>} answers
 * @property {Set<string>} flags
 * @property {boolean} submitted
 */

export class CheckElement extends HTMLElement {
  /** @type {Plan} */
  #plan = JSON.parse(this.dataset.plan ?? '{"questions":[]}');
  #sitting = firstSitting(this.#plan);
  /** Whether the draw was made known: the page's own becomes one of the learner's only once they answer. */
  #told = false;
  /** @type {{pool: Pool, view: View} | undefined} */
  #made;

  connectedCallback() {
    if (this.#made) return;
    this.#made = this.#make();
    for (const name of ["quiz-answered", "quiz-draft", "quiz-cleared"]) {
      this.addEventListener(name, () => this.#tell(), true); // before the answer: a log has the draw first
    }
    for (const name of ["quiz-answered", "quiz-draft", "quiz-cleared", "quiz-changed"]) {
      this.addEventListener(name, () => this.#show());
    }
    this.addEventListener("quiz-answered", () => this.#view.sayIfDone(this.#sitting, this.#pool));
    addEventListener("hashchange", () => this.#pool.arrange(this.#sitting.items));
    this.#sit();
  }

  get item() {
    return this.dataset.item ?? "";
  }

  /**
   * Puts the newest draw back as the learner left it, silently.
   * @param {KeptDraw | null} kept
   */
  recall(kept) {
    const items = this.#pool.asked(kept?.draw.items ?? []).map(({ item }) => item);
    if (!kept || items.length === 0) return;
    this.#told = true;
    this.#sitting = { ...kept.draw, items, submitted: kept.submitted };
    this.#sit();
    for (const each of this.#pool.all) {
      const answer = each.names.map((name) => kept.answers.get(name)).find(Boolean);
      each.flag.on = each.names.some((name) => kept.flags.has(name));
      each.question.recall(answer);
      const changedSince = answer && !each.result.answered;
      if (kept.submitted && items.includes(each.item) && !changedSince) each.question.handIn(true);
    }
    this.#show();
    targetOf(location.hash)?.scrollIntoView(); // what stands above it may be longer or shorter now
  }

  get #pool() {
    return (this.#made ??= this.#make()).pool;
  }

  get #view() {
    return (this.#made ??= this.#make()).view;
  }

  #make() {
    const set = need(this, ".tb-check__set", HTMLElement);
    const pool = new Pool(this, set, (item, on) => this.#flag(item, on));
    const view = new View(this, this.#plan, {
      turn: () => this.#begin(turned(this.#plan, this.#sitting, this.#asked.some(({ result }) => result.answered))),
      anew: () => this.#begin(another(this.#plan, this.#sitting)),
      retry: (items) => this.#begin(retried(items)),
      handIn: () => this.#handIn(),
    });
    return { pool, view };
  }

  get #asked() {
    return this.#pool.asked(this.#sitting.items);
  }

  /** All of it empty. @param {Sitting} sitting */
  #begin(sitting) {
    this.#sitting = sitting;
    for (const { question, flag } of this.#pool.all) {
      question.clear();
      flag.on = false;
    }
    this.#sit();
    this.#told = false;
    this.#tell();
    this.#view.focusBar();
  }

  #sit() {
    const { id, items } = this.#sitting;
    for (const { item, question } of this.#pool.all) {
      question.draw = id;
      question.hold(isHeld(this.#sitting) && items.includes(item));
    }
    this.#pool.arrange(items);
    this.#show();
  }

  #show() {
    this.#view.show(this.#sitting, this.#pool);
  }

  #handIn() {
    this.#sitting.submitted = true;
    for (const { question } of this.#asked) question.handIn();
    this.#tell();
    this.#send("check-submitted", {});
    this.#show();
    this.#view.focusReport();
  }

  /** @param {string} item @param {boolean} flagged */
  #flag(item, flagged) {
    this.#tell();
    this.#send("check-flagged", { item, flagged });
    this.#show();
  }

  /** Makes the draw known, once. */
  #tell() {
    if (this.#told) return;
    this.#told = true;
    const { seed, mode, items } = this.#sitting;
    this.#send("check-drawn", { seed, mode, items });
  }

  /** @param {string} name @param {object} more */
  #send(name, more) {
    const detail = { item: this.item, draw: this.#sitting.id, ...more };
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }
}
