// The worker's copy against caches and a host that stand in for the browser's.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { Copy } from "../src/worker/copy.js";

const SCOPE = "https://example.org/some/course/";
const NAME = "tacticbook /some/course/";
const FIRST = { "404.html": "m1", "index.html": "h1", "course/page.html": "p1" };
const SECOND = { ...FIRST, "course/page.html": "p2" };

class FakeCache {
  entries = new Map();
  async keys() {
    return [...this.entries.keys()].map((url) => ({ url }));
  }
  async match(key) {
    return this.entries.get(key)?.clone();
  }
  async put(key, response) {
    this.entries.set(key, response);
  }
  async delete(key) {
    return this.entries.delete(key);
  }
}

/** @type {Map<string, FakeCache>} */
let stores;
/** Addresses asked for. @type {string[]} */
let asked;
/** @type {(url: string) => Response} */
let host;

beforeEach(() => {
  stores = new Map([["tacticbook /other/", new FakeCache()]]);
  asked = [];
  host = (url) => new Response(`body of ${url}`);
  globalThis.caches = {
    open: async (name) => stores.set(name, stores.get(name) ?? new FakeCache()).get(name),
    match: async (key, { cacheName }) => stores.get(cacheName)?.match(key),
  };
  globalThis.fetch = async (request) => {
    const url = request.url ?? request;
    asked.push(url.replace(SCOPE, ""));
    return host(url);
  };
});
afterEach(() => delete globalThis.caches);

const keys = () => [...stores.get(NAME).entries.keys()].map((url) => url.replace(SCOPE, "")).sort();

async function taken(files) {
  const copy = new Copy(SCOPE, files);
  await copy.take(() => {});
  asked.length = 0;
  return copy;
}

const answer = (copy, path, { range, mode = "navigate" } = {}) =>
  copy.answer({ url: SCOPE + path, mode, headers: new Headers(range ? { range } : {}) });

test("asks for each file once, under its hash, and lists what it shows", async () => {
  const shares = [];
  await new Copy(SCOPE, FIRST).take((share) => shares.push(share));
  assert.deepEqual(asked.sort(), ["404.html?m1", "course/page.html?p1", "index.html?h1"]);
  assert.deepEqual(keys(), ["404.html?m1", "?shown", "course/page.html?p1", "index.html?h1"]);
  assert.equal(shares.at(-1), 1);
});

test("answers from the copy: the root, queries, addresses without .html", async () => {
  const copy = await taken(FIRST);
  for (const [path, key] of [["", "index.html?h1"], ["index.html?q=1", "index.html?h1"], ["course/page", "course/page.html?p1"]]) {
    assert.equal(await (await answer(copy, path)).text(), `body of ${SCOPE}${key}`);
  }
  assert.deepEqual(asked, []);
});

test("fails where one file fails, and goes on from there", async () => {
  host = (url) => new Response("", { status: url.includes("page") ? 500 : 200 });
  await assert.rejects(new Copy(SCOPE, FIRST).take(() => {}), /course\/page.html: 500/u);
  assert.ok(!keys().includes("?shown"));
  host = () => new Response("now");
  asked.length = 0;
  await new Copy(SCOPE, FIRST).take(() => {});
  assert.deepEqual(asked, ["course/page.html?p1"]);
  assert.ok(keys().includes("?shown"));
});

test("a newer version waits for a yes, then replaces the older one", async () => {
  await taken(FIRST);
  const copy = new Copy(SCOPE, SECOND);
  await copy.take(() => {});
  assert.deepEqual(asked, ["course/page.html?p2"]);
  assert.match(await (await answer(copy, "course/page.html")).text(), /p1$/u);
  assert.match(await (await answer(new Copy(SCOPE, SECOND), "course/page.html")).text(), /p1$/u, "a restart is no yes");
  await copy.useNewer();
  assert.match(await (await answer(copy, "course/page.html")).text(), /p2$/u);
  assert.deepEqual(keys(), ["404.html?m1", "?shown", "course/page.html?p2", "index.html?h1"]);
  await copy.useNewer(); // from another tab
  assert.deepEqual([...stores.keys()], ["tacticbook /other/", NAME]);
});

test("a version that was taken back is offered no more", async () => {
  await taken(FIRST);
  await taken(SECOND);
  await taken(FIRST);
  assert.ok(!keys().includes("?newer"));
});

test("what is not in the copy comes from the network, and without one the missing page does", async () => {
  const copy = await taken(FIRST);
  assert.match(await (await answer(copy, "sitemap.xml")).text(), /sitemap/u);
  host = () => {
    throw new TypeError("offline");
  };
  const missing = await answer(copy, "course/gone.html");
  assert.equal(missing.status, 404);
  assert.match(await missing.text(), /m1$/u);
  await assert.rejects(answer(copy, "gone.png", { mode: "no-cors" }), /offline/u);
});

test("a redirected answer is kept as one that may be shown", async () => {
  const headers = { "content-type": "text/html" };
  host = () => Object.defineProperty(new Response("here", { headers }), "redirected", { value: true });
  const copy = await taken(FIRST);
  for (const kept of stores.get(NAME).entries.values()) assert.equal(kept.redirected, false);
  assert.equal((await answer(copy, "index.html")).headers.get("content-type"), "text/html");
});

test("hosts that answer with 404 to the missing page itself are no hindrance", async () => {
  host = (url) => new Response("", { status: url.includes("404") ? 404 : 200 });
  await taken(FIRST);
  assert.ok(keys().includes("404.html?m1"));
});

test("gives sound and film in parts", async () => {
  host = () => new Response("0123456789");
  const copy = await taken({ "talk.mp3": "t" });
  for (const [range, text, said] of [["bytes=2-4", "234", "bytes 2-4/10"], ["bytes=7-", "789", "bytes 7-9/10"], ["bytes=8-99", "89", "bytes 8-9/10"]]) {
    const part = await answer(copy, "talk.mp3", { range });
    assert.deepEqual([part.status, await part.text(), part.headers.get("content-range")], [206, text, said]);
  }
  assert.equal((await answer(copy, "talk.mp3", { range: "lines=1-2" })).status, 200);
});

test("a removed copy does not come back", async () => {
  const copy = await taken(FIRST);
  stores.delete(NAME);
  await answer(copy, "index.html");
  assert.ok(!stores.has(NAME));
});
