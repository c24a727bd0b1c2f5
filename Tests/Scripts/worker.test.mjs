/** The service worker of the built site in a browser that asks to save data. */

import assert from "node:assert/strict";
import test from "node:test";
import { runInNewContext } from "node:vm";
import { read } from "./site.mjs";

const SCOPE = "https://letters.example/";
const [, precached] = read("worker.js").match(/^const site = (.*);\n/);
const site = JSON.parse(precached);

/** As much of a browser as the worker needs: its caches, what it fetches, and how it calls the worker. */
class Browser {
  fetched = [];
  #caches = new Map();
  #listeners = {};

  /** @param {boolean} savesData @param {Record<string, string>} held digests of former files, by path */
  constructor(savesData, held = {}) {
    for (const [path, digest] of Object.entries(held)) {
      this.#cache(`sitegen ${SCOPE} pages before`).put(
        SCOPE + path,
        new Response(path, { headers: { "X-Kept-Digest": digest } }),
      );
    }
    const self = {
      registration: { scope: SCOPE },
      clients: { matchAll: () => [], claim: () => {} },
      navigator: { connection: { saveData: savesData } },
      skipWaiting: () => {},
      addEventListener: (name, listener) => (this.#listeners[name] = listener),
    };
    const caches = {
      keys: () => Promise.resolve([...this.#caches.keys()]),
      open: (name) => Promise.resolve(this.#cache(name)),
      delete: (name) => Promise.resolve(this.#caches.delete(name)),
      match: (url, { cacheName }) => this.#cache(cacheName).match(url?.url ?? url),
    };
    // What a host sends is of no matter here: each file has the digest that is asked for.
    const digest = (_, bytes) => {
      const bytesOf = site.files[new TextDecoder().decode(bytes)].match(/../g);
      return Uint8Array.from(bytesOf, (byte) => parseInt(byte, 16));
    };
    const fetch = (request) => {
      const url = request.url ?? request;
      this.fetched.push(url.slice(SCOPE.length));
      return Promise.resolve(new Response(url.slice(SCOPE.length)));
    };
    const globals = { self, navigator: self.navigator, caches, fetch, crypto: { subtle: { digest } } };
    runInNewContext(read("worker.js"), { ...globals, Response, Headers, URL, TextDecoder, Uint8Array });
  }

  get kept() {
    const urls = [...this.#caches.values()].flatMap((cache) => [...cache.entries.keys()]);
    return urls.map((url) => url.slice(SCOPE.length));
  }

  /** Tells the worker of an event, and waits for all that it does then. */
  async tell(name, event = {}) {
    const done = [];
    const wait = (work) => done.push(work);
    this.#listeners[name]({ waitUntil: wait, respondWith: wait, ...event });
    await Promise.all(done);
  }

  visit(path) {
    return this.tell("fetch", { request: { method: "GET", mode: "navigate", url: SCOPE + path } });
  }

  #cache(name) {
    if (!this.#caches.has(name)) {
      const entries = new Map();
      this.#caches.set(name, {
        entries,
        match: (url) => Promise.resolve(entries.get(url)?.clone()),
        matchAll: () => Promise.resolve([...entries.values()].map((response) => response.clone())),
        put: (url, response) => Promise.resolve(entries.set(url, response)),
      });
    }
    return this.#caches.get(name);
  }
}

/** The pages of the first edition, by path. */
const own = Object.keys(site.files)
  .filter((path) => ![...site.languages, "assets"].includes(path.split("/")[0]));

test("all of an edition is fetched with the worker, and of another when it is visited", async () => {
  const browser = new Browser(false);
  await browser.tell("install");
  assert.deepEqual(own.filter((path) => !browser.fetched.includes(path)), []);
  await browser.tell("activate");
  await browser.visit("de/");
  assert.ok(browser.fetched.filter((path) => path.startsWith("de/")).length > 50);
});

test("a browser that saves data fetches only what is asked for, and keeps what it has", async () => {
  const held = Object.fromEntries(own.slice(0, 20).map((path) => [path, site.files[path]]));
  const browser = new Browser(true, held);
  await browser.tell("install");
  await browser.tell("activate");
  assert.deepEqual(browser.fetched, []);
  assert.deepEqual(browser.kept.sort(), Object.keys(held).sort());
  await browser.visit("de/letters/");
  assert.deepEqual(browser.fetched, ["de/letters/"]);
});
