/**
 * Takes the place of the site's service worker where offline use is turned off. A browser that has the
 * old one fetches this on its next visit: it deletes the caches, and then unregisters itself.
 */
const own = `sitegen ${self.registration.scope} `;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  const names = (await caches.keys()).filter((name) => name.startsWith(own));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
}
