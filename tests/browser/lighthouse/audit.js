// Runs Lighthouse over pages in one Chromium.
// stdin: {chromium: path, flags: [flag], form: "mobile" | "desktop", categories: [id], pages: [address]}
// stdout: {address: {failed: [{id, title, nodes: [selector or text]}], scores: {category: 0..1, null where it broke}}}

import { json } from "node:stream/consumers";
import process from "node:process";
import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";

const asked = await json(process.stdin);
const config = asked.form === "desktop" ? desktopConfig : { extends: "lighthouse:default" };

/** What an audit found fault with, in words that lead to it. */
const places = (audit) =>
  (audit.details?.items ?? []).map(
    (item) => item.node?.selector ?? item.description ?? item.source?.url ?? item.url ?? JSON.stringify(item),
  );

/** An audit lowers its score where it weighs something and found something, or broke; null else: nothing to judge. */
const lowers = ({ score, scoreDisplayMode }) => (score === null ? scoreDisplayMode === "error" : score < 1);

const failed = (report) =>
  Object.values(report.categories)
    .flatMap((category) => category.auditRefs)
    .filter(({ id, weight }) => weight > 0 && lowers(report.audits[id]))
    .map(({ id }) => ({ id, title: report.audits[id].title, nodes: places(report.audits[id]) }));

const chrome = await launch({ chromePath: asked.chromium, chromeFlags: asked.flags, logLevel: "error" });
const found = {};
try {
  for (const page of asked.pages) {
    // Nothing here needs the page as a picture. Lighthouse's default, "simulate", slows nothing down itself.
    const settings = {
      onlyCategories: asked.categories,
      port: chrome.port,
      disableFullPageScreenshot: true,
      logLevel: "error",
    };
    const { lhr } = await lighthouse(page, settings, config);
    if (lhr.runtimeError) throw new Error(`${page}: ${lhr.runtimeError.message}`);
    const scores = Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, score]));
    found[page] = { failed: failed(lhr), scores };
  }
} finally {
  await chrome.kill();
}
process.stdout.write(JSON.stringify(found));
