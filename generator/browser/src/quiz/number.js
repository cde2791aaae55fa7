/** Reads what a learner typed as a number, the way people of any country may write it. Pure. */
import { fold } from "./spelling.js";

/**
 * What a text says: the numbers it may mean, or why it is none (`none`: no single number; `unit`: a
 * number with words that are not the question's unit).
 * @typedef {{values: number[], fault: "" | "none" | "unit"}} Reading
 */

/** A longer text, in characters, is no number. */
const LONGEST = 100;
/** Points of an abbreviation, and a point or comma that ends a sentence. */
const LOOSE = /(?<=\p{L})\.|[.,]$/gu;
/** Digits with at most one decimal mark. */
const DECIMAL = /^(?:\d+|\d*[.,٫]\d+)$/u;
/** Thousands (in India lakhs), all parted by the same mark, and perhaps another mark with decimals. */
const GROUPED = /^(?=\d+([., ']))[1-9](?:\d{0,2}(?:\1\d{3})+|\d?(?:\1\d\d)+\1\d{3})(?:(?!\1)[.,٫]\d+)?$/u;
/** From the first digit of a number to its last: outside of words, and, where there is none, inside. */
const RUNS = [/(?<![\p{L}\p{N}])\p{N}(?:[\p{N}., ']*\p{N})?/gu, /\p{N}(?:[\p{N}., ']*\p{N})?/gu];
/** What makes the rest of a text words or a unit, not a slip of the hand. */
const WORDY = /[\p{L}\p{Sc}\p{So}%‰]/u;

/**
 * Reads a number with or without its unit before or after it. `1,300` may mean two numbers: both are
 * given, the one with thousands first.
 * @param {string} text
 * @param {string | null} unit of the question
 * @returns {Reading}
 */
export function readNumber(text, unit) {
  if ([...text].length > LONGEST) return { values: [], fault: "none" };
  const typed = plain(text);
  const outer = unsign(typed);
  for (const body of withoutUnit(outer.rest, singular(squeeze(plain(unit ?? ""))))) {
    const inner = unsign(body);
    const values = outer.sign && inner.sign ? [] : magnitudes(inner.rest);
    const negative = (outer.sign || inner.sign) === "-";
    if (values.length > 0) return { values: values.map((value) => (negative ? 0 - value : value)), fault: "" };
  }
  return { values: [], fault: fault(typed) };
}

/**
 * One character for each sign, mark and digit, whatever the script.
 * @param {string} text
 */
function plain(text) {
  return text
    .replace(/\p{Cf}/gu, "")
    .replace(/[\uff01-\uff5e]/gu, (wide) => wide.normalize("NFKC"))
    .replace(/\p{Nd}/gu, digitValue)
    .replace(/[−–‐‑]/gu, "-")
    .replace(/[‘’٬]/gu, "'")
    .replace(/٪/gu, "%")
    .replace(/\s/gu, " ")
    .trim()
    .replace(LOOSE, "")
    .trim();
}

/**
 * 0 to 9. Unicode keeps the digits of a script together, from zero to nine; runs may touch.
 * @param {string} digit of any script
 */
function digitValue(digit) {
  const point = digit.codePointAt(0) ?? 0;
  let zero = point;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((point - zero) % 10);
}

/** @param {string} text plain */
function unsign(text) {
  const sign = /^[+-]/u.exec(text)?.[0] ?? "";
  return { sign, rest: text.slice(sign.length).trim() };
}

/**
 * The text as it is, then without the unit wherever it ends or begins the text.
 * @param {string} text plain
 * @param {string} unit squeezed and singular; empty for none
 */
function* withoutUnit(text, unit) {
  yield text;
  for (let at = 0; unit && at < text.length; at++) {
    if (singular(squeeze(text.slice(at))) === unit) yield text.slice(0, at).trim();
    if (singular(squeeze(text.slice(0, at))) === unit) yield text.slice(at).trim();
  }
}

/**
 * Case, accents and spaces of a unit do not matter. Other marks do: `m/s` is not `ms`.
 * @param {string} unit
 */
function squeeze(unit) {
  return fold(unit).replace(/\s/gu, "");
}

/**
 * `days` is `day`; but `ms` is not `m`, so a short unit keeps its s.
 * @param {string} unit squeezed
 */
function singular(unit) {
  return /^\p{L}{3,}s$/u.test(unit) ? unit.slice(0, -1) : unit;
}

/**
 * The numbers that digits and marks may mean; empty where they are no number.
 * @param {string} body plain, without sign and unit
 */
function magnitudes(body) {
  const mark = GROUPED.exec(body)?.[1];
  const bodies = [...(mark ? [body.replaceAll(mark, "")] : []), ...(DECIMAL.test(body) ? [body] : [])];
  return bodies.map((digits) => Number(digits.replace(/[,٫]/u, ".")));
}

/**
 * Why a text is no number: exactly one stands in it among other words, or not.
 * @param {string} text plain
 */
function fault(text) {
  const [runs] = RUNS.map((run) => text.match(run) ?? []).filter((found) => found.length > 0);
  const alone = runs?.length === 1 && magnitudes(runs[0] ?? "").length > 0;
  return alone && WORDY.test(text) ? "unit" : "none";
}
