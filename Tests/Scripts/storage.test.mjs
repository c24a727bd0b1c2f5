/** What a tab and a device keep is of one site, also where several live on one host. */

import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import test from "node:test";
import { fileOf } from "./site.mjs";

/** As much of a storage as the module uses: its keys are properties, as those of browsers are. */
function storage(entries = {}) {
  return Object.create({
    getItem(key) {
      return Object.hasOwn(this, key) ? this[key] : null;
    },
    setItem(key, text) {
      this[key] = text;
    },
    removeItem(key) {
      delete this[key];
    },
  }, Object.getOwnPropertyDescriptors(entries));
}

/** The module as each site has it, of one host: one at its root, and two in folders. */
async function sites(t) {
  const host = mkdtempSync(join(tmpdir(), "host-"));
  t.after(() => rmSync(host, { recursive: true }));
  const found = [];
  for (const root of ["", "one/", "other/"]) {
    const assets = join(host, root, "assets/digest");
    mkdirSync(assets, { recursive: true });
    copyFileSync(fileOf("tab-storage.js"), join(assets, "tab-storage.mjs"));
    found.push(await import(pathToFileURL(join(assets, "tab-storage.mjs")).href));
  }
  return found;
}

test("sites on one host keep what is theirs, and erase nothing else", async (t) => {
  globalThis.sessionStorage = storage();
  globalThis.localStorage = storage();
  document.querySelectorAll = () => [];
  const all = await sites(t);
  for (const [at, site] of all.entries()) {
    assert.equal(site.kept(""), undefined);
    site.keep("", { sender: `${at}` });
    localStorage.setItem(site.KEPT, "[]");
  }
  all[0].erase();
  assert.deepEqual(all.map((site) => site.kept("")?.sender), [undefined, "1", "2"]);
  assert.deepEqual(Object.keys(localStorage), all.slice(1).map((site) => site.KEPT));
  assert.deepEqual(all.map((site) => site.erasures()), [1, 0, 0]);
});

test("a tab that was open when all sites of a host shared a name keeps what was typed in it", async (t) => {
  const former = { "kind-regrets": '{"sender":"Sam"}', "kind-regrets-erasures": "2", else: "1" };
  globalThis.sessionStorage = storage(former);
  const [site] = await sites(t);
  assert.deepEqual([site.kept(""), site.erasures()], [{ sender: "Sam" }, 2]);
  assert.deepEqual(Object.keys(sessionStorage).filter((key) => !key.startsWith("letters ")), ["else"]);
});
