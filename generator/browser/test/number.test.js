/** readNumber reads numbers as people of any country write them, and names what is none. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readNumber } from "../src/quiz/number.js";
import { holds, number, unit } from "./property.js";

const LOCALES = [
  "ar-EG", "bg", "bn", "cs", "da", "de", "de-AT", "de-CH", "en", "en-IN", "en-ZA", "es", "et", "fa", "fi", "fr",
  "fr-CH", "gu", "he", "hi", "hu", "it", "ja", "km", "lo", "lt", "mr", "my", "ne", "nb", "pl", "pt", "pt-PT",
  "ru", "sl", "sv", "ta", "th", "tr", "uk", "ur", "vi", "zh",
];
/** Systems whose digits are decimal digits to Unicode; those of `hanidec` are words. */
const SYSTEMS = Intl.supportedValuesOf("numberingSystem").filter((numberingSystem) =>
  /^\p{Nd}+$/u.test(new Intl.NumberFormat("en", { numberingSystem, useGrouping: false }).format(1234567890)));

/** What is read is within the rounding of floating point of what is meant. */
function reads(text, unit, meant) {
  const { values, fault } = readNumber(text, unit);
  assert.equal(fault, "", `${JSON.stringify(text)} ${unit}: ${fault}`);
  assert.ok(values.some((value) => Math.abs(value - meant) <= 1e-9 * Math.abs(meant)), `${JSON.stringify(text)}: ${values}`);
}

const locale = fc.constantFrom(...LOCALES);
const grouping = fc.constantFrom("always", "auto", "min2", false);
holds("any country's way of writing it", locale, grouping, number, (name, useGrouping, meant) => {
  reads(new Intl.NumberFormat(name, { useGrouping, maximumFractionDigits: 3 }).format(meant), null, meant);
});

assert.ok(SYSTEMS.length > 20);
holds("any script's digits", fc.constantFrom(...SYSTEMS), number, (numberingSystem, meant) => {
  reads(new Intl.NumberFormat("de", { numberingSystem, maximumFractionDigits: 3 }).format(meant), null, meant);
});

const dressed = fc.record({
  marks: fc.constantFrom(
    ["", "."], ["", ","], [",", "."], [".", ","], [" ", ","], ["\u00a0", ","], ["\u202f", ","], ["'", "."], ["’", ","],
  ),
  sign: fc.constantFrom("-", "−", "–", "- "),
  space: fc.constantFrom("", " ", "\u00a0", "  "),
  place: fc.constantFrom("none", "before", "after", "between"),
  dress: fc.constantFrom("toUpperCase", "toLowerCase", "toString"),
});
holds("any marks, signs and places of the unit", number, unit, dressed, (meant, name, { marks, sign, space, place, dress }) => {
  const [thousands, decimal] = marks;
  const [whole, places = ""] = String(Math.abs(meant)).split(".");
  const digits = whole.replace(/\B(?=(?:\d{3})+$)/gu, thousands) + (places && decimal) + places;
  const signed = meant < 0 ? sign : "";
  const worn = (name ?? "")[dress]();
  const text = {
    none: signed + digits,
    before: worn + space + signed + digits,
    between: signed + worn + space + digits,
    after: signed + digits + space + worn,
  }[place];
  reads(` ${text} `, name, meant);
});

test("one mark and three digits behind it are read twice, thousands first", () => {
  const twice = { "1,300": [1300, 1.3], "1.300": [1300, 1.3], "-12,345": [-12345, -12.345], "999.999": [999999, 999.999] };
  const once = {
    "0.300": [0.3], "1300.500": [1300.5], "1 300": [1300], "1'300": [1300], "1,30": [1.3], ".300": [0.3],
    "1.300.000": [1300000], "1.300,5": [1300.5], "1,300.500": [1300.5],
  };
  for (const [text, values] of Object.entries({ ...twice, ...once })) {
    assert.deepEqual(readNumber(text, null), { values, fault: "" }, text);
  }
});

test("minus zero is zero", () => {
  assert.ok(Object.is(readNumber("-0", null).values[0], 0));
});

test("a number with words that are not its unit", () => {
  const foreign = [
    ["5 kg", null], ["5 kg", "g"], ["kg 5", "g"], ["5 mm", "m"], ["5 ms", "m"], ["€5", "$"], ["EUR5", "€"], ["5 m²", "m"],
    ["50%", null], ["about 5 days", "days"], ["5 000 people", null], ["5 km/h/h", "km/h"],
  ];
  for (const [text, unit] of foreign) {
    assert.deepEqual(readNumber(text, unit), { values: [], fault: "unit" }, text);
  }
});

test("no number, or more than one", () => {
  const none = [
    "", " ", "-", "five", "€", "5 or 6", "5-6", "--5", "5 5", "1/2", "½", "1½", "10²", "1..5", "1,2,3", "1,300,5", "1 300 5",
    "(5)", "...", "Ⅳ", "五",
  ];
  for (const text of none) {
    assert.deepEqual(readNumber(text, "€"), { values: [], fault: "none" }, text);
  }
});

test("100 characters are read, one more is not", () => {
  assert.deepEqual(readNumber("5".padStart(100, "0"), null), { values: [5], fault: "" });
  assert.deepEqual(readNumber("𝟝".repeat(100), null).fault, "", "characters, not code units");
  assert.deepEqual(readNumber("5".padStart(101, "0"), null), { values: [], fault: "none" });
});

const crumb = fc.constantFrom(..."0123456789", ..."., '’-+−%€", "km", "/", "h", "\u202f", "٣", "٫", "s", "²");
const crumbs = fc.array(crumb, { maxLength: 100 }).map((list) => list.join("").slice(0, 100));
const garbage = fc.oneof(crumbs, fc.string({ unit: "binary", maxLength: 120 }), fc.string({ unit: "grapheme" }));
holds("garbage never throws: there are finite numbers or a fault", garbage, fc.oneof(unit, crumbs, fc.string()), (text, name) => {
  const { values, fault } = readNumber(text, name);
  assert.equal(values.length > 0, fault === "");
  assert.ok(values.length <= 2 && values.every(Number.isFinite));
});

test("no text takes long", () => {
  const hard = [
    `${"1".repeat(99)}x`, "1,".repeat(50), "1 111".repeat(20), `${" ".repeat(99)}x`, ".,".repeat(50), "a1".repeat(50),
    `${"12,".repeat(33)}!`,
  ];
  const start = performance.now();
  for (const text of hard) for (const name of ["m", "s".repeat(50), null]) readNumber(text, name);
  readNumber("1,".repeat(1_000_000), "€");
  assert.ok(performance.now() - start < 5000);
});
