/** What every page may have to say; the words of the page that offers the copy stand in offline.html.j2. */
export const WORDS = {
  newer: "A newer version of the course is on this device. ",
  use: "Use it",
};
