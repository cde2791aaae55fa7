/**
 * Builds dist/ from src/ with esbuild: one classic script an entry, and the notices of what is inside them.
 *
 *   node build.mjs           writes dist/
 *   node build.mjs --check   writes nothing; fails where dist/ is not what src/ gives
 *
 * The same sources and package-lock.json give the same bytes on every machine.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const DIST = join(HERE, "dist");
const NOTICES = "THIRD-PARTY-NOTICES.txt";

/** Script in dist/ → its entry in src/. */
const ENTRIES = {
  "quiz.js": "src/quiz/index.js",
  "reader.js": "src/reader/index.js",
  "desk.js": "src/desk/index.js",
  "worker.js": "src/worker/index.js",
};

const present = Object.entries(ENTRIES).filter(([, source]) => existsSync(join(HERE, source)));
/** File name → bytes: everything that belongs into dist/. */
const files = new Map();
const packages = new Set();

for (const [name, source] of present) {
  const result = await build({
    absWorkingDir: HERE,
    entryPoints: [source],
    outfile: join("dist", name),
    bundle: true,
    format: "iife", // a module script does not load from file://
    target: "es2022",
    minify: true,
    charset: "utf8",
    legalComments: "none", // they stand in the notices
    banner: { js: `/*! tacticbook ${name}: licences of what is bundled in ${NOTICES} */` },
    metafile: true,
    write: false,
    logLevel: "warning",
  });
  files.set(name, Buffer.from(result.outputFiles[0].contents));
  for (const input of Object.keys(result.metafile.inputs)) {
    const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//u.exec(input);
    if (found) packages.add(found[1]);
  }
}
if (present.length > 0) files.set(NOTICES, Buffer.from(notices([...packages].sort())));

const stale = differences();
if (process.argv.includes("--check")) {
  for (const line of stale) console.error(`dist/${line}`);
  if (stale.length > 0) {
    console.error("dist/ is not what src/ gives: run 'make browser' and commit it.");
    process.exitCode = 1;
  }
} else {
  mkdirSync(DIST, { recursive: true });
  for (const name of existing()) if (!files.has(name)) rmSync(join(DIST, name));
  for (const [name, data] of files) {
    writeFileSync(join(DIST, name), data);
    console.log(`dist/${name}  ${data.length} bytes, ${gzipSync(data, { level: 9 }).length} gzipped`);
  }
}

/** @returns {string[]} the names of the files in dist/ */
function existing() {
  return existsSync(DIST) ? readdirSync(DIST).sort() : [];
}

/** @returns {string[]} one line for each file of dist/ that is missing, differs or belongs to nothing */
function differences() {
  const lines = existing().filter((name) => !files.has(name)).map((name) => `${name}: comes from no entry`);
  for (const [name, data] of files) {
    const path = join(DIST, name);
    if (!existsSync(path)) lines.push(`${name}: missing`);
    else if (!readFileSync(path).equals(data)) lines.push(`${name}: differs`);
  }
  return lines;
}

/**
 * @param {string[]} folders of the bundled packages, relative to this one
 * @returns {string} name, version, licence and the licence's text of each
 */
function notices(folders) {
  const parts = folders.map((folder) => {
    const about = JSON.parse(readFileSync(join(HERE, folder, "package.json"), "utf8"));
    const texts = readdirSync(join(HERE, folder)).filter((name) => /^(licen[cs]e|notice|copying)/iu.test(name));
    if (texts.length === 0) throw new Error(`${about.name} is bundled but has no licence file: name it by hand`);
    const text = texts.sort().map((name) => readFileSync(join(HERE, folder, name), "utf8").trim());
    return [`${about.name} ${about.version} (${about.license})`, ...text].join("\n\n");
  });
  const first = parts.length === 0
    ? "The scripts in this folder contain no code of others."
    : "The scripts in this folder contain code of these packages:";
  return [first, ...parts].join(`\n\n${"-".repeat(72)}\n\n`).replaceAll("\r\n", "\n") + "\n";
}
