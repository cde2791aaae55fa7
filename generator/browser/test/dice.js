/** Random numbers that are the same at every run, so that a failure can be seen again. */

/** Gives `count` generators of numbers in [0, 1), each from a seed of its own (mulberry32). */
export function* dice(count) {
  for (let seed = 1; seed <= count; seed++) yield generator(seed);
}

function generator(seed) {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
