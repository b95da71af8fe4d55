// Keeps the page still: a part that reads as before is not put in again, so nothing moves, no selection is lost and no
// focus jumps unless something arrived. Nor is anything taken from under a request: what was asked for by an element
// that is gone finds no place any more. The sentence for screen readers changes at most every twenty seconds.
(() => {
  const spokenPause = 20000;
  let spokenAt = 0;

  const text = (part) => part.innerHTML.replace(/\s+/g, " ").trim();

  const marked = (figures) =>
    new Map([...figures.querySelectorAll(".figure")].map((figure) => [figure.id, figure.querySelector(".figure-value").textContent]));

  // Whoever has their answer waits no longer. What somebody asked for comes in; what is only news can wait.
  let isNews = false;
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    const { elt, requestConfig } = event.detail;
    elt.classList.remove("htmx-request");
    isNews = Boolean(requestConfig.triggeringEvent?.type.startsWith("sse:"));
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { elt } = event.detail.requestConfig;
    if (elt.isConnected) return;
    event.detail.shouldSwap = false;
    if (elt.matches("[data-row]")) location.assign(elt.href);
  });

  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const { target, fragment } = event.detail;
    if (isNews && !("merge" in target.dataset) && target.querySelector(".htmx-request")) {
      event.detail.shouldSwap = false;
      return;
    }
    const fresh = fragment.firstElementChild ?? fragment;
    if (text(target) === text(fresh) && target.className === fresh.className) {
      event.detail.shouldSwap = false;
      return;
    }
    if (target.id === "spoken") {
      if (Date.now() - spokenAt < spokenPause) event.detail.shouldSwap = false;
      else spokenAt = Date.now();
    }
    if (target.id === "figures") {
      const before = marked(target);
      for (const figure of fresh.querySelectorAll(".figure")) {
        const value = figure.querySelector(".figure-value").textContent;
        if (before.has(figure.id) && before.get(figure.id) !== value) figure.classList.add("arrived");
      }
    }
  });
})();
