/**
 * The file that a learner saves: JSON, one event a line, so that 50,000 are read and written in steps, and a file
 * that was cut off still gives what is left. Pure but for the pauses.
 */
import { isRow } from "./event.js";
import { pause } from "./within.js";

/** @typedef {import("./event.js").StoredEvent} StoredEvent */
/** @typedef {{id: string, uid: string, content: string}} About which course, and which build of it */
/** @typedef {"foreign" | "newerFile" | "otherCourse"} Refusal not ours; of a newer build; of another course */
/** @typedef {{rows: StoredEvent[], skipped: number, isCut: boolean, content: unknown}} Loaded */

export const FORMAT = "tacticbook-progress";
export const VERSION = 1;

/** Largest file that is read, in bytes: ten times what a diligent learner makes in years. */
export const LARGEST = 100_000_000;

/** Lines that are made or read without a pause. */
const STEP = 500;
/** No event of ours is nested deeper; what a hostile file nests deeper can break the browser's own copying. */
const DEEPEST = 12;
/** A clock may be wrong by a year: what claims to be later would stand above all that the learner does from now on. */
const YEAR = 366 * 86_400_000;

/** @param {string} course @param {Date} now @returns {string} */
export const fileName = (course, now) => `${course}-progress-${now.toISOString().slice(0, 10)}.json`;

/**
 * @param {About} course
 * @param {StoredEvent[]} rows
 * @param {Date} now
 * @returns {Promise<string[]>} the file in pieces
 */
export async function write(course, rows, now) {
  const head = JSON.stringify({ format: FORMAT, version: VERSION, course, saved: now.toISOString(), events: [] });
  const pieces = [head.slice(0, -2)];
  for (const [at, row] of rows.entries()) {
    if (at % STEP === STEP - 1) await pause();
    pieces.push(at ? ",\n" : "\n", JSON.stringify(row));
  }
  return [...pieces, "\n]}\n"];
}

/**
 * @param {string} text
 * @param {string} uid of the course that asks
 * @param {number} now milliseconds since 1970
 * @returns {Promise<Loaded | Refusal>}
 */
export async function read(text, uid, now) {
  const [first = "", ...lines] = text.trimEnd().split("\n");
  const head = parse(`${first}]}`);
  const whole = head ? undefined : parse(text); // laid out by another program
  const about = /** @type {Record<string, any> | undefined} */ (head ?? whole);
  const refusal = refusalOf(about, uid);
  if (refusal) return refusal;
  const found = whole ? about?.["events"] : lines;
  const rows = [];
  for (const [at, each] of found.entries()) {
    if (at % STEP === STEP - 1) await pause();
    const row = whole ? each : parse(each.replace(/,?\r?$/u, ""));
    if (isRow(row) && row.t < now + YEAR && !isDeeper(row, DEEPEST)) rows.push(row);
  }
  const isCut = !whole && lines.at(-1) !== "]}";
  const all = found.length - (whole || isCut ? 0 : 1);
  return { rows, skipped: all - rows.length, isCut, content: about?.["course"].content };
}

/** @param {Record<string, any> | undefined} about @param {string} uid @returns {Refusal | undefined} */
function refusalOf(about, uid) {
  if (about?.["format"] !== FORMAT || !Number.isInteger(about["version"]) || about["version"] < 1) return "foreign";
  if (about["version"] > VERSION) return "newerFile";
  if (!Array.isArray(about["events"])) return "foreign";
  return about["course"]?.uid === uid ? undefined : "otherCourse";
}

/** @param {string} text @returns {unknown} nothing where it is no JSON */
function parse(text) {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}

/** @param {unknown} value @param {number} left @returns {boolean} */
const isDeeper = (value, left) =>
  typeof value === "object" && value !== null
  && (left === 0 || Object.values(value).some((each) => isDeeper(each, left - 1)));
