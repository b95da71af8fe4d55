// Keys on a list of cards: j and k go to the next and the one before, 1 to 9 press the button of that candidate.
(() => {
  const typing = (target) => target.closest?.("input, select, textarea, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const cards = [...document.querySelectorAll("[data-card]")];
    if (!cards.length) return;
    const current = cards.findIndex((card) => card.contains(document.activeElement));
    if (event.key === "j" || event.key === "k") {
      const next = cards[Math.min(cards.length - 1, Math.max(0, current + (event.key === "j" ? 1 : -1)))];
      next.querySelector("button, a")?.focus();
      next.scrollIntoView({ block: "nearest" });
      event.preventDefault();
    } else if (current >= 0 && /^[1-9]$/.test(event.key)) {
      cards[current].querySelector(`[data-choice="${event.key}"]`)?.click();
    }
  });
})();
