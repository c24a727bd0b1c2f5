/** Asks the browser to keep the site once this page is at rest. */
const worker = new URL("../../worker.js", import.meta.url).href;

async function keep() {
  try {
    // The only string that may become a script, and it is always the same.
    const policy = globalThis.trustedTypes?.createPolicy("offline", { createScriptURL: () => worker });
    await navigator.serviceWorker.register(policy?.createScriptURL("") ?? worker);
  } catch {
    // A browser that keeps nothing shows the site all the same.
  }
}

/** Without a secure connection there are no workers; who asks to save data is not given more. */
if (navigator.serviceWorker && !navigator.connection?.saveData) {
  // A page may never be at rest: one that is watched or printed is not.
  const atRest = () => {
    if (globalThis.requestIdleCallback) requestIdleCallback(keep, { timeout: 10_000 });
    else setTimeout(keep);
  };
  if (document.readyState === "complete") atRest();
  else addEventListener("load", atRest, { once: true });
}
