/**
 * Brings what has the focus out from under what sticks to an edge (WCAG 2.2, 2.4.11). By itself Safari scrolls it into
 * view, but heeds no scroll-padding; where a browser does, there is nothing left to scroll.
 */
addEventListener("focusin", ({ target }) => {
  if (target instanceof Element && target.matches(":focus-visible")) target.scrollIntoView({ block: "nearest", inline: "nearest" });
});
