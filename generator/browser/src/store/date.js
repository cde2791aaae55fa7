/** In words of the page's language. @param {number} t milliseconds since 1970 */
export const dateOf = (t) =>
  new Intl.DateTimeFormat(document.documentElement.lang || "en", { dateStyle: "long" }).format(t);
