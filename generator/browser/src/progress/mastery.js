/**
 * How firmly a learner holds an objective, from the answers to its questions. Pure; tests/mastery.json holds the
 * rule's cases for this and for `tacticbook verify`.
 *
 * What counts is each checked answer that is graded, was given before the answer was shown, and is to the question
 * as it stands now. Right is full credit. Solid: since the last wrong one, right on two study days, or once in a
 * check and once on a page. Shaky: right at least once, but not solid. Not yet: never right.
 */

/** @typedef {import("../store/event.js").StoredEvent} StoredEvent */
/** @typedef {{id: string, revision: number, was: string[]}} Question `id` and `was` are full ids */
/** @typedef {"solid" | "shaky" | "not-yet"} State */
/** @typedef {{state: State, since: number | undefined}} Held since when it is solid, milliseconds since 1970 */

const HOUR = 3_600_000;
/** A study day begins at four in the morning: who works past midnight has not slept on it. */
const DAWN = 4 * HOUR;

/** Number of the local study day. @param {Pick<StoredEvent, "t" | "tz">} event */
export const studyDay = ({ t, tz }) => Math.floor((t + (Number.isFinite(tz) ? tz : 0) * 60_000 - DAWN) / (24 * HOUR));

/**
 * Answers by the question's id of today.
 * @param {StoredEvent[]} events oldest first
 * @param {Question[]} questions
 * @returns {Map<string, StoredEvent[]>}
 */
export function answersTo(events, questions) {
  const now = new Map(questions.flatMap(({ id, was }) => [id, ...was].map((name) => [name, id])));
  const answers = new Map(questions.map(({ id }) => [id, /** @type {StoredEvent[]} */ ([])]));
  for (const event of events) {
    if (event.kind === "answer") answers.get(now.get(event.item) ?? "")?.push(event);
  }
  return answers;
}

/**
 * @param {Question[]} questions of one objective
 * @param {Map<string, StoredEvent[]>} answers from `answersTo`
 * @returns {Held}
 */
export function mastery(questions, answers) {
  const counted = questions.flatMap(({ id, revision }) => (answers.get(id) ?? []).filter((event) =>
    event.rev >= revision && event.shown !== true && typeof event.credit === "number"));
  counted.sort((a, b) => a.t - b.t || (a.id < b.id ? -1 : 1));
  const first = counted[1 + counted.map(({ credit }) => credit === 1).lastIndexOf(false)];
  const second = first && counted.slice(counted.indexOf(first)).find((event) => confirms(first, event));
  const isEver = counted.some(({ credit }) => credit === 1);
  return { state: second ? "solid" : isEver ? "shaky" : "not-yet", since: second?.t };
}

/**
 * Whether a right answer makes solid what another right one before it began.
 * @param {StoredEvent} first
 * @param {StoredEvent} event
 */
const confirms = (first, event) =>
  studyDay(event) !== studyDay(first) || (event.draw === undefined) !== (first.draw === undefined);

/**
 * The questions whose newest answer is to an older revision: the ones to ask again.
 * @param {Question[]} questions
 * @param {Map<string, StoredEvent[]>} answers
 */
export const changed = (questions, answers) => questions.filter(({ id, revision }) => {
  const given = answers.get(id) ?? [];
  return given.length > 0 && given.every(({ rev }) => rev < revision);
});
