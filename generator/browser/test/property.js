/** Properties that fast-check tries at random: with a fixed seed, so that every run tries the same. */
import fc from "fast-check";
import { test } from "node:test";

fc.configureGlobal({ seed: 20270505, numRuns: 500 });

/** A test that `law` holds for whatever the arbitraries give. */
export function holds(name, ...arbitrariesAndLaw) {
  test(name, () => fc.assert(fc.property(...arbitrariesAndLaw)));
}

/** Ids of parts, all different. */
export const ids = (minLength, maxLength) =>
  fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/u), { minLength, maxLength });

/** Keys of acts that are graded, each with a response that is right: {part, right}. */
export const pick = ids(1, 6).chain((keys) =>
  fc.shuffledSubarray(keys, { minLength: keys.length }).chain((right) =>
    fc.oneof(
      fc.constant({ part: { act: "pick", keys, many: true }, right }),
      fc.constant({ part: { act: "pick", keys: keys.slice(0, 1), many: false }, right: keys.slice(0, 1) }),
    )));
export const pair = fc
  .dictionary(fc.stringMatching(/^[a-z]{1,3}$/u), fc.constantFrom("a", "b", "c", "d"), { minKeys: 1, maxKeys: 6 })
  .map((key) => ({ part: { act: "pair", key }, right: { ...key } }));

/** A random partial order: of the pairs of `sorted`, those that the coins choose, and what follows from them. */
export const arrange = ids(2, 7).chain((sorted) =>
  fc.tuple(
    fc.array(fc.boolean(), { minLength: 21, maxLength: 21 }),
    fc.array(fc.nat(), { minLength: sorted.length, maxLength: sorted.length }),
  ).map(([coins, lots]) => {
    const before = closure(sorted, coins);
    return { part: { act: "arrange", before }, right: extension(sorted, before, lots), sorted };
  }));

function closure(sorted, coins) {
  const pairs = sorted.flatMap((a, at) => sorted.slice(at + 1).map((b) => [a, b]));
  const known = new Set(pairs.filter((_, at) => coins[at]).map(String));
  for (const middle of sorted) {
    for (const [a, b] of pairs) if (known.has(`${a},${middle}`) && known.has(`${middle},${b}`)) known.add(`${a},${b}`);
  }
  return pairs.filter((one) => known.has(String(one)));
}

/** A linear extension: again and again one, by lot, of those before which nothing is left. */
function extension(sorted, before, lots) {
  const left = new Set(sorted);
  return lots.map((lot) => {
    const free = [...left].filter((id) => !before.some(([a, b]) => b === id && left.has(a)));
    const next = free[lot % free.length];
    left.delete(next);
    return next;
  });
}

/** Words of several alphabets. */
const LETTERS = [..."abcdefghijklmnopqrstuvwxyzßæøłαβγδελσωабвгджия"];
export const word = (minLength, maxLength) =>
  fc.array(fc.constantFrom(...LETTERS), { minLength, maxLength }).map((letters) => letters.join(""));
const phrase = fc.oneof(word(1, 14), fc.constantFrom("plan b", "3.5 kg", "C++", "it's"));
export const enter = fc.array(phrase, { minLength: 1, maxLength: 4 })
  .chain((accept) => fc.record({ right: fc.constantFrom(...accept), near: fc.array(word(3, 9), { maxLength: 2 }) })
    .map(({ right, near }) => ({
      part: { act: "enter", accept, near: near.map((match, at) => ({ id: `n${at}`, match: [match], credit: 0.5 })) },
      right,
    })));

/** Numbers of up to nine digits, of which up to three are decimals: those that learners are asked for. */
export const number = fc
  .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.constantFrom(0, 0, 1, 2, 3))
  .map(([digits, places]) => digits / 10 ** places);
export const unit = fc.constantFrom(null, "%", "€", "km/h", "days", "person-hour", "m²", "Rs.", "°C", "día", "t CO2");
const slips = fc.array(fc.record({ value: number, credit: fc.constantFrom(0, 0.25, 0.5) }), { maxLength: 3 });
export const measure = fc
  .record({ answer: number, tolerance: fc.constantFrom(0, 0.1, 5, 1000), unit, slips })
  .map(({ slips: found, ...scale }) => ({
    part: { act: "measure", ...scale, catch: found.map((slip, at) => ({ id: `c${at}`, ...slip })) },
    right: String(scale.answer),
  }));

export const graded = fc.oneof(pick, pair, arrange, enter, measure);
export const write = fc.record({ text: fc.string(), met: fc.array(fc.string()) })
  .map((right) => ({ part: { act: "write", rubric: right.met }, right }));
