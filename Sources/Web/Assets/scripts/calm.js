// Keeps the page still: a part that reads as before is not put in again, so nothing moves, no selection is lost and no
// focus jumps unless something arrived. The sentence for screen readers changes at most every twenty seconds.
(() => {
  const spokenPause = 20000;
  let spokenAt = 0;

  const text = (part) => part.innerHTML.replace(/\s+/g, " ").trim();

  const marked = (figures) =>
    new Map([...figures.querySelectorAll(".figure")].map((figure) => [figure.id, figure.querySelector(".figure-value").textContent]));

  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const { target, fragment } = event.detail;
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
