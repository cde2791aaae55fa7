/** What stands around the questions of a check: the bar, the answer sheets, the report; each as the mode wants it. */
import { Bar } from "./bar.js";
import { WORDS } from "./check-words.js";
import { sumUp } from "./outcome.js";
import { Report } from "./report.js";
import { HandIn, Sheet } from "./sheet.js";
import { isHeld } from "./sitting.js";

/** @typedef {import("./draw.js").Plan} Plan */
/** @typedef {import("./pool.js").Pool} Pool */
/** @typedef {import("./sitting.js").Sitting} Sitting */

/**
 * What the learner may ask of the check.
 * @typedef {object} Wishes
 * @property {() => void} turn to the other mode
 * @property {() => void} anew
 * @property {(items: string[]) => void} retry
 * @property {() => void} handIn
 */

export class View {
  #root;
  #again;
  #bar;
  #sheet = new Sheet(WORDS.sheet);
  #handIn;
  #report;

  /**
   * @param {HTMLElement} root the check
   * @param {Plan} plan
   * @param {Wishes} wishes
   */
  constructor(root, plan, wishes) {
    this.#root = root;
    // Where the pool has no other questions, another draw is the same ones mixed.
    this.#again = plan.questions.length > plan.size ? WORDS.anew : WORDS.again;
    this.#bar = new Bar(wishes.turn, wishes.anew, this.#again);
    this.#handIn = new HandIn(wishes.handIn);
    this.#report = new Report(plan, wishes, this.#again);
    root.prepend(this.#bar.root, this.#sheet.root);
    root.append(this.#handIn.root, this.#report.root);
  }

  /**
   * Brings all that sums up the questions to where they stand.
   * @param {Sitting} sitting
   * @param {Pool} pool
   */
  show(sitting, pool) {
    const held = isHeld(sitting);
    const asked = pool.asked(sitting.items);
    this.#bar.show(sitting);
    this.#sheet.root.hidden = this.#handIn.root.hidden = !held;
    for (const each of pool.all) each.flag.root.hidden = !held || !asked.includes(each);
    const rows = asked.map(({ row }) => row);
    this.#sheet.show(rows);
    this.#handIn.show(rows);
    this.#place(sitting.submitted);
    this.#report.show(outcomeOf(sitting, pool), (item) => pool.find(item)?.number ?? 0);
    if (held) this.#report.root.hidden = true;
  }

  /**
   * Says that nothing is left to check: the report may be out of sight.
   * @param {Sitting} sitting
   * @param {Pool} pool
   */
  sayIfDone(sitting, pool) {
    const { open, right, all } = outcomeOf(sitting, pool);
    if (open === 0 && !sitting.submitted) this.#bar.say(WORDS.done(right, all));
  }

  focusBar() {
    this.#bar.focus();
  }

  focusReport() {
    this.#bar.say(WORDS.taken);
    this.#report.focus();
  }

  /** What is handed in is reported first; while practising, the report grows below. @param {boolean} first */
  #place(first) {
    const report = this.#report.root;
    if (first && this.#bar.root.nextElementSibling !== report) this.#bar.root.after(report);
    else if (!first && this.#root.lastElementChild !== report) this.#root.append(report);
  }
}

/** @param {Sitting} sitting @param {Pool} pool */
function outcomeOf({ items }, pool) {
  return sumUp(pool.asked(items).map(({ result }) => result));
}
