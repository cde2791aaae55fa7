/** Every word that the store shows, in one place for translators. Keyed by what went wrong. */
export const WORDS = {
  refused: "This browser does not let the page keep answers. They are gone when you close it.",
  full: "There is no room left on this device to keep answers. New ones are gone when you close the page.",
  newer: "The answers on this device were kept by a newer version of this page. Reload it to see them. " +
    "Until then, new answers are gone when you close the page.",
};
