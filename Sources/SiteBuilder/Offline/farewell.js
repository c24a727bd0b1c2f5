/**
 * Stands where the site's worker was, now that the site is no longer kept on devices. A browser that
 * has the old one fetches this on its next visit: it removes what was kept, and then itself.
 */
const own = `sitegen ${self.registration.scope} `;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  const names = (await caches.keys()).filter((name) => name.startsWith(own));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
}
