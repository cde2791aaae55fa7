// Nodes from text; text never becomes markup.

/**
 * Make an element.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} name  its class, or nothing
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, name, ...children) {
  const node = document.createElement(tag);
  if (name) node.className = name;
  node.append(...children);
  return node;
}

/**
 * Count in words: `1 problem`, `3 problems`.
 * @param {number} count
 * @param {string} one
 */
export const some = (count, one) => `${count} ${one}${count === 1 ? "" : "s"}`;

/** Says to screen readers what a button did. */
const said = make("p", "tacticbook-hidden");
said.role = "status";

/**
 * Show where something is written: a link that opens it in VS Code, and a button that copies it for any other editor.
 * @param {string} place  `path:line` or `path:line:column`
 * @param {string} href
 * @returns {{link: HTMLAnchorElement, button: HTMLButtonElement}}
 */
export function place(place, href) {
  const link = make("a", "tacticbook-place", place);
  link.href = href;
  const button = make("button", "tacticbook-copy", "Copy");
  button.type = "button";
  button.ariaLabel = `Copy ${place}`;
  button.addEventListener("click", async () => {
    document.body.append(said);
    try {
      await navigator.clipboard.writeText(place);
      button.textContent = "Copied";
      said.textContent = `Copied ${place}`;
    } catch {
      getSelection()?.selectAllChildren(link); // no access to the clipboard: Ctrl+C does it
    }
    setTimeout(() => { button.textContent = "Copy"; said.textContent = ""; }, 2000);
  });
  return { link, button };
}
