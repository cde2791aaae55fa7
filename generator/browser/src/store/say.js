/** Words that a page brings along, as only it needs them: `<li data-word="loaded">{0} added, {1} known</li>`. */

/**
 * @param {ParentNode} page
 * @param {string} name
 * @param {...(string | number)} values for {0}, {1} …
 * @returns {string} nothing where the page is of another build
 */
export function wordOf(page, name, ...values) {
  const text = page.querySelector(`[data-word="${name}"]`)?.textContent ?? "";
  return text.replace(/\{(\d)\}/gu, (_, at) => String(values[at]));
}
