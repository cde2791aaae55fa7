/** The buttons on the progress page that save to a file, load from one, and delete everything. */
import { dateOf } from "./date.js";
import { fileName, LARGEST, read, write } from "./file.js";
import { worth } from "./saving.js";
import { wordOf } from "./say.js";

/** @typedef {[string, ...(string | number)[]] | 0 | "" | false} Said name of a text, and what goes into it */

export class Portable {
  #place;
  #course;
  #progress;
  #saving;

  /**
   * Shows the buttons, which are of no use without a script.
   * @param {HTMLElement} place
   * @param {import("./course.js").Course} course
   * @param {import("./progress.js").Progress} progress
   * @param {import("./saving.js").Saving} saving
   */
  constructor(place, course, progress, saving) {
    this.#place = place;
    this.#course = course;
    this.#progress = progress;
    this.#saving = saving;
    for (const button of place.querySelectorAll("button")) {
      const does = { save: () => this.#save(), delete: () => this.#delete() }[button.value];
      button.addEventListener("click", () => does?.().catch(reportError));
    }
    const input = place.querySelector("input");
    input?.addEventListener("change", () => this.#load(input).catch(reportError));
    place.hidden = false;
  }

  /** What stands there always: when it was saved last, what an earlier edition left, and what cannot be read. */
  async show() {
    const content = await this.#course.content();
    const { saved } = this.#saving.marks;
    const { unreadable, known } = this.#progress;
    const earlier = content && known.events.filter(({ course }) => course && course !== content).length;
    const line = this.#place.querySelector("[data-saved]");
    /** @type {Said} */
    const last = saved ? ["saved", dateOf(saved.t)] : ["never"];
    if (line) line.textContent = this.#words(last, earlier && ["earlier", earlier], unreadable && ["unreadable", unreadable]);
  }

  /** @param {...Said} said */
  #words(...said) {
    return said.map((each) => each && wordOf(this.#place, ...each)).filter(Boolean).join(" ");
  }

  /** @param {...Said} said */
  #say(...said) {
    const status = this.#place.querySelector("[role=status]");
    if (!status) return;
    status.textContent = "";
    requestAnimationFrame(() => (status.textContent = this.#words(...said))); // a repeat is spoken, too
  }

  async #save() {
    navigator.storage?.persist?.().catch(() => {}); // may ask, may hang: nothing waits for it
    const rows = await this.#progress.rows();
    const now = new Date();
    const content = await this.#course.content();
    const about = { ...this.#course.about, content };
    const name = fileName(about.id, now);
    const file = new File(await write(about, rows, now), name, { type: "application/json" });
    if (!(await hand(file))) return;
    this.#mark("saved");
    this.#say(["handed", rows.length]);
    await this.show();
  }

  /** @param {"saved" | "asked"} name */
  #mark(name) {
    this.#saving.mark({ [name]: { t: Date.now(), count: worth(this.#progress.known.events).length } });
  }

  /** @param {HTMLInputElement} input */
  async #load(input) {
    const file = input.files?.[0];
    if (!file) return;
    const found = file.size > LARGEST ? "tooLarge" : await read(await file.text(), this.#course.about.uid, Date.now());
    input.value = ""; // the same file again is a change
    if (typeof found === "string") return this.#say([found]);
    const fresh = await this.#progress.load(found.rows);
    this.#mark("asked"); // what came from a file is in a file
    const { rows, skipped, isCut, content } = found;
    const isOther = content !== (await this.#course.content());
    this.#say(
      ["loaded", fresh, rows.length - fresh],
      skipped && ["skipped", skipped],
      isCut && ["cut"],
      isOther && ["otherBuild"],
    );
  }

  async #delete() {
    const isGone = await this.#progress.forget();
    this.#saving.forget();
    const panel = this.#place.querySelector("details");
    panel?.removeAttribute("open");
    panel?.querySelector("summary")?.focus();
    this.#say([isGone ? "deleted" : "notDeleted"]);
    await this.show();
  }
}

/**
 * By the share sheet of a phone, else as a download.
 * @param {File} file
 * @returns {Promise<boolean>} false where the learner thought better of it
 */
async function hand(file) {
  const about = { files: [file] };
  if (matchMedia("(pointer: coarse)").matches && navigator.canShare?.(about)) {
    try {
      await navigator.share(about);
      return true;
    } catch (fault) {
      if (/** @type {Error} */ (fault).name === "AbortError") return false;
    }
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return true;
}
