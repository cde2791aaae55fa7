// What the browser runs makes no markup from text and asks nothing of the network: both are lint errors here.
import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import globals from "globals";

const MARKUP = "build nodes, or clone a <template>: text must never become markup";
const NETWORK = "a learner's page asks nothing of the network";
const CODE = "text must never become code";

/** Names that are wrong as a global and as a property of window, self or globalThis. */
const GLOBALS = [
  ...["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "WebTransport"].map((name) => ({ name, message: NETWORK })),
  ...["eval", "Function"].map((name) => ({ name, message: CODE })),
];
/** Properties that are wrong on any object, however they are reached. */
const PROPERTIES = [
  ...["innerHTML", "outerHTML", "insertAdjacentHTML", "setHTMLUnsafe", "createContextualFragment"]
    .map((property) => ({ property, message: MARKUP })),
  { property: "sendBeacon", message: NETWORK },
];

/** The rules that refuse these globals, by themselves or as properties, and the properties above. */
const refuse = (names) => ({
  "no-restricted-globals": ["error", ...names],
  "no-restricted-properties": [
    "error",
    ...PROPERTIES,
    ...names.flatMap(({ name, message }) =>
      ["window", "self", "globalThis"].map((object) => ({ object, property: name, message }))),
    { object: "document", property: "write", message: MARKUP },
    { object: "document", property: "writeln", message: MARKUP },
  ],
});

export default defineConfig([
  globalIgnores(["dist/"]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    rules: {
      "curly": ["error", "multi-line"],
      "eqeqeq": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }], // what a base class only declares
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
    },
  },
  {
    files: ["src/**/*.js", "live/**/*.js"],
    languageOptions: { globals: globals.browser },
    rules: {
      "no-alert": "error",
      "no-console": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      ...refuse(GLOBALS),
    },
  },
  // The author's own page while `tacticbook serve` runs, never a learner's: it hears of new builds.
  { files: ["live/**/*.js"], rules: refuse(GLOBALS.filter(({ name }) => name !== "EventSource")) },
  // The worker fetches the site's own files, once the learner asks for a copy; no page of it has a script that can.
  {
    files: ["src/worker/**/*.js"],
    languageOptions: { globals: globals.serviceworker },
    rules: refuse(GLOBALS.filter(({ name }) => name !== "fetch")),
  },
  { files: ["test/**/*.js", "build.mjs", "eslint.config.js"], languageOptions: { globals: globals.node } },
]);
