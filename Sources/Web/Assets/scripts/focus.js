// Where one is, for whoever works without a mouse. What a page takes away under the focus (a part that is swapped, a
// button that is off while the server answers, a menu that closes) is found again: by its id, else by what it is called,
// else what stands first in its place.
(() => {
  const stops = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  let last = null;

  const isThere = (stop) => stop?.isConnected && !stop.disabled && stop.checkVisibility();
  const nameOf = (stop) => [stop.tagName, stop.name, stop.getAttribute("aria-label") ?? stop.textContent.trim()].join("|");

  document.addEventListener("focusin", ({ target }) => {
    const parts = [];
    for (let part = target.parentElement; part; part = part.parentElement) if (part.id) parts.push(part.id);
    last = { stop: target, id: target.id, name: nameOf(target), parts };
  });

  // Whoever points elsewhere, or leaves a field, means it.
  document.addEventListener("pointerdown", () => (last = null), true);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") setTimeout(() => document.activeElement === document.body && (last = null));
  });

  const again = ({ stop, id, name, parts }) => {
    if (isThere(stop)) return stop;
    const part = parts.map((known) => document.getElementById(known)).find(Boolean) ?? document.querySelector("main");
    const all = [...part.querySelectorAll(stops)];
    const same = (id && document.getElementById(id)) || all.find((other) => nameOf(other) === name);
    const [found] = [same, same?.closest("details:not([open])")?.querySelector("summary"), ...all].filter(isThere);
    if (!found) part.tabIndex = -1;
    return found ?? part;
  };

  const keep = () => {
    if (last && (document.activeElement ?? document.body) === document.body) again(last).focus({ preventScroll: true });
  };

  // A control that was off is on again once the request is through.
  document.addEventListener("htmx:afterRequest", () => setTimeout(keep));
  // At once, so that no key falls between, and again once what was put in has settled.
  for (const moment of ["htmx:afterSwap", "htmx:oobAfterSwap", "htmx:afterSettle"]) document.addEventListener(moment, keep);

  // What a page wants focused is focused although its address names a part of it: browsers then leave the focus alone.
  document.addEventListener("DOMContentLoaded", () => {
    if (location.hash && document.activeElement === document.body) {
      document.querySelector("main [autofocus]")?.focus({ preventScroll: true });
    }
  });
})();
