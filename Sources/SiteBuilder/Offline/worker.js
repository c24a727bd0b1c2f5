/**
 * Keeps the site on the device, so that all of it is there without a network.
 *
 * In front of this stands `site`: the version, the folder of the assets, the languages, of which the
 * first is at the root, and each file that is kept, by its address, with the digest of its bytes. Kept are
 * those of the edition that is read, and of another one as soon as somebody goes there. Pages lie in one
 * cache for each version, and only those of one version are shown. Assets lie in one cache for each folder,
 * whose name says what is in it; so a page that is still open goes on with the assets it came with,
 * whatever is shown next.
 */
const scope = self.registration.scope;
/** How the names of this site's caches begin; other sites may live on the same host. */
const own = `sitegen ${scope} `;
const pages = `${own}pages ${site.version}`;
const assets = own + site.assets;
/** What notes in the cache of pages that all of an edition is there. */
const noteOf = (edition) => `${scope}?edition=${edition}`;
/** The cache that names the windows which may still need the assets of a former version. */
const windows = `${own}windows`;
const digestHeader = "X-Kept-Digest";

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method !== "GET" || !url.startsWith(scope)) return;
  if (mode === "navigate") {
    event.waitUntil(dropFormerAssets());
    event.waitUntil(keepEdition(editionOf(url)).catch(() => {}));
  }
  event.respondWith(mode === "navigate" ? page(event) : file(event.request));
});

const ownCaches = async () => (await caches.keys()).filter((name) => name.startsWith(own));
const isFormerAssets = (name) => name.startsWith(`${own}assets/`) && name !== assets;

/** Takes over as soon as everything is there. If anything is missing, the version before stays. */
async function install() {
  const held = await heldResponses();
  for (const edition of await editionsRead()) await keepEdition(edition, held);
  await self.skipWaiting();
}

/** The edition that an address belongs to. */
function editionOf(url) {
  const [folder] = url.slice(scope.length).split(/[/?#]/);
  return site.languages.includes(folder) ? folder : site.languages[0];
}

/** Those of the windows that are open, and those that are kept already. */
async function editionsRead() {
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const read = open.map(({ url }) => url).filter((url) => url.startsWith(scope)).map(editionOf);
  const before = (await ownCaches()).filter((name) => name.startsWith(`${own}pages `));
  const kept = [];
  for (const name of before) {
    const cache = await caches.open(name);
    for (const edition of site.languages) if (await cache.match(noteOf(edition))) kept.push(edition);
  }
  return new Set(read.length + kept.length > 0 ? [...read, ...kept] : [site.languages[0]]);
}

/**
 * Keeps all of an edition, and what all editions share, unless it is there. In a browser that asks to save
 * data nothing is fetched for it: of a new version it keeps what it has already.
 */
async function keepEdition(edition, held = new Map()) {
  const cache = await caches.open(pages);
  if (await cache.match(noteOf(edition))) return;
  const savesData = self.navigator.connection?.saveData;
  const files = Object.entries(site.files)
    .filter(([path, digest]) => isOf(path, edition) && (!savesData || held.has(digest)));
  const lane = async () => {
    for (let next; (next = files.shift()); ) await keep(...next, held);
  };
  try {
    await Promise.all(Array.from({ length: 6 }, lane));
  } finally {
    files.length = 0;
  }
  if (!savesData) await cache.put(noteOf(edition), new Response());
}

/** Whether a file is of an edition; of the assets those are that are not data of another language. */
function isOf(path, edition) {
  if (!path.startsWith(site.assets)) return editionOf(scope + path) === edition;
  const [kind, language] = path.slice(site.assets.length).split("/");
  return kind !== "data" || language === edition;
}

/** What is on the device already, by digest: of the version before, or of an install cut short. */
async function heldResponses() {
  const held = new Map();
  for (const name of await ownCaches()) {
    for (const response of await (await caches.open(name)).matchAll()) {
      held.set(response.headers.get(digestHeader), response);
    }
  }
  return held;
}

/** Keeps a file if its bytes are those of this version: a host may be in the middle of a change. */
async function keep(path, digest, held) {
  const url = scope + path;
  const cache = await caches.open(path.startsWith(site.assets) ? assets : pages);
  if (await cache.match(url)) return;
  const response = held.get(digest)?.clone() ?? (await fetch(url, { cache: "no-cache" }));
  const bytes = await response.arrayBuffer();
  if ((await digestOf(bytes)) !== digest) throw new Error(`${url} is not of version ${site.version}`);
  await cache.put(url, kept(bytes, response.headers, digest));
}

/** A response of its own: one that came by way of a redirect cannot be shown as a page. */
function kept(bytes, sent, digest) {
  const headers = new Headers(sent);
  for (const name of ["Content-Encoding", "Content-Length", "Vary"]) headers.delete(name);
  headers.set(digestHeader, digest);
  return new Response(bytes, { headers });
}

async function digestOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest.subarray(0, 6), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function activate() {
  const names = await ownCaches();
  await Promise.all(
    names.filter((name) => name.startsWith(`${own}pages `) && name !== pages)
      .map((name) => caches.delete(name)),
  );
  if (names.some(isFormerAssets)) {
    const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    const ids = JSON.stringify(open.map(({ id }) => id));
    await (await caches.open(windows)).put(scope, new Response(ids));
  }
  await self.clients.claim();
}

/** Once each window that was open when this version took over has gone on to another page. */
async function dropFormerAssets() {
  const noted = await caches.match(scope, { cacheName: windows });
  if (!noted) return;
  const open = await Promise.all((await noted.json()).map((id) => self.clients.get(id)));
  if (open.some(Boolean)) return;
  const former = (await ownCaches()).filter(isFormerAssets);
  await Promise.all([...former, windows].map((name) => caches.delete(name)));
}

/** Assets come from the folder they are asked for in, all else from the version that is shown. */
async function file(request) {
  const [folder] = request.url.slice(scope.length).match(/^assets\/[^/]+\//) ?? [];
  return (await caches.match(request, { cacheName: folder ? own + folder : pages })) ?? fetch(request);
}

/** A page is shown as it is kept, whatever is asked of it. */
async function page(event) {
  const [, address, query] = event.request.url.match(/^([^?#]*)(\?[^#]*)?/);
  const path = address.slice(scope.length).replace(/(^|\/)index\.html$/, "$1");
  const found = await caches.match(scope + path, { cacheName: pages });
  if (found) return found;
  if (`${path}/` in site.files) return Response.redirect(`${address}/${query ?? ""}`);
  try {
    const response = await fetch(event.request);
    event.waitUntil(keepVisited(address, response.clone()));
    return response;
  } catch {
    return notHere(path);
  }
}

/** A page of this version that is not on the list, because the site is too large to be kept whole. */
async function keepVisited(address, response) {
  if (!response.ok || !response.headers.get("Content-Type")?.startsWith("text/html")) return;
  const bytes = await response.arrayBuffer();
  if (!new TextDecoder().decode(bytes).includes(site.assets)) return;
  await (await caches.open(pages)).put(address, kept(bytes, response.headers, await digestOf(bytes)));
}

/** The page for "not found" of the innermost folder that has one. */
async function notHere(path) {
  const [nearest] = Object.keys(site.files)
    .filter((name) => name.endsWith("404.html") && path.startsWith(name.slice(0, -"404.html".length)))
    .sort((a, b) => b.length - a.length);
  const found = nearest && (await caches.match(scope + nearest, { cacheName: pages }));
  return found ? new Response(found.body, { status: 404, headers: found.headers }) : Response.error();
}
