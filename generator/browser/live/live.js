// Added to pages by `tacticbook serve` only: reloads on a new build, shows problems and the author's part.
import { Author } from "./author.js";
import { make } from "./dom.js";
import { counted, Errors } from "./problems.js";

const errors = new Errors();
const author = new Author();
const hint = make("a", ""); // to the warnings of this page
hint.id = "tacticbook-hint";
hint.href = `#${author.root.id}`;
hint.hidden = true;
hint.addEventListener("click", (event) => {
  event.preventDefault(); // the address stays, so that a reload stays at its place
  author.root.open = true;
  author.root.scrollIntoView();
  author.root.querySelector("summary")?.focus({ preventScroll: true });
});

const foot = document.querySelector(".md-content") ?? document.querySelector("main") ?? document.body;
foot.append(author.root, hint);
document.body.append(errors.root);

/** @type {import("./problems.js").Told | undefined} */
let shown;

/** The way to the warnings of this page, while there are any and nothing else tells of them. */
function showHint() {
  const warned = shown?.own.some(({ severity }) => severity === "warning");
  hint.hidden = !warned || author.root.open || !errors.root.hidden;
}

author.root.addEventListener("toggle", showHint);
const source = new EventSource(`/-tacticbook/events?page=${encodeURIComponent(decodeURI(location.pathname))}`);
source.addEventListener("message", (event) => {
  /** @type {import("./problems.js").Told} */
  const told = JSON.parse(event.data);
  if (shown && told.version !== shown.version) location.reload();
  shown = told;
  errors.show(told);
  author.show(told);
  hint.textContent = counted(told);
  showHint();
});
