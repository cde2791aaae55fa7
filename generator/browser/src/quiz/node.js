/** Builds elements: the check makes much that no template has, as it is of no use without a script. */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} name class, or nothing
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, name, ...children) {
  const node = document.createElement(tag);
  if (name) node.className = name;
  node.append(...children);
  return node;
}

/**
 * @param {string} text
 * @param {() => void} pressed
 * @param {boolean} [main]
 */
export function button(text, pressed, main = false) {
  const node = make("button", `tb-question__button${main ? " tb-question__button--main" : ""}`, text);
  node.type = "button";
  node.addEventListener("click", pressed);
  return node;
}

/**
 * @param {string} href
 * @param {...(Node | string)} children
 */
export function link(href, ...children) {
  const node = make("a", "", ...children);
  node.href = href;
  return node;
}

/** A sign that only repeats a word. @param {string} text */
export function sign(text) {
  const node = make("span", "tb-sign", text);
  node.ariaHidden = "true";
  return node;
}

/** A heading that takes the focus when something new stands below it. @param {"h2" | "h3"} tag @param {string} name */
export function landing(tag, name) {
  const node = make(tag, name);
  node.tabIndex = -1;
  return node;
}

/** Nodes with a comma between them. @param {Node[]} nodes @returns {(Node | string)[]} */
export function listed(nodes) {
  return nodes.flatMap((node, at) => (at ? [", ", node] : [node]));
}
