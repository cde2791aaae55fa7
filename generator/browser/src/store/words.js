/** Every word that the store shows on any page, in one place for translators. Those of the progress page stand there. */
export const WORDS = {
  refused: "This browser does not let the page keep answers. They are gone when you close it.",
  full: "There is no room left on this device to keep answers. New ones are gone when you close the page.",
  newer: "The answers on this device were kept by a newer version of this page. Reload it to see them. " +
    "Until then, new answers are gone when you close the page.",
  corrupt: "Your answers on this device cannot be read just now. Nothing was deleted. " +
    "Close all pages of this course and open one again, or load your last file.",
  elsewhere: "You answered here in another tab, too. Both answers are kept. Reload this page to see the latest.",
  later: "Not now",
  save: "Save to a file",
  /** @param {number} count */
  due: (count) => `What you did here (${count} entries) is only in this browser, and browsers delete what lies unused.`,
};
