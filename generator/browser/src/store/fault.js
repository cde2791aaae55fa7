/** What an exception of the browser means for the learner's answers. */

/** @typedef {"refused" | "full" | "newer" | "corrupt"} Fault */

/** Name of an exception → what it means. @type {Record<string, Fault>} */
const FAULTS = {
  VersionError: "newer",
  QuotaExceededError: "full",
  UnknownError: "corrupt", // the files of the database are damaged
  DataError: "corrupt",
  NotFoundError: "corrupt", // it is not built as we build it
};

/** @param {unknown} fault @returns {Fault} */
export function faultOf(fault) {
  const found = FAULTS[nameOf(fault)] ?? "refused";
  return found === "corrupt" && isBlocked() ? "refused" : found;
}

/** Where a setting blocks all storage, Chromium calls the database unknown, too, but says so of its other store. */
function isBlocked() {
  try {
    return localStorage.length < 0;
  } catch (fault) {
    return nameOf(fault) === "SecurityError";
  }
}

/** @param {unknown} fault */
export const nameOf = (fault) => (fault instanceof Error || fault instanceof DOMException ? fault.name : "");
