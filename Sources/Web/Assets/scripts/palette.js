// The palette's list: arrows choose, Enter goes there. The focus stays in the field, as a combobox has it.
(() => {
  const options = () => [...document.querySelectorAll("#palette-results [role=option]:not([aria-disabled])")];

  const choose = (index) => {
    const query = document.getElementById("palette-query");
    options().forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === index));
      if (place === index) option.scrollIntoView({ block: "nearest" });
    });
    const chosen = options()[index];
    if (chosen) query.setAttribute("aria-activedescendant", chosen.id);
    else query.removeAttribute("aria-activedescendant");
  };

  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id === "palette-results") choose(0);
  });

  document.addEventListener("keydown", (event) => {
    if (event.target.id !== "palette-query") return;
    const current = options().findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown") choose(Math.min(options().length - 1, current + 1));
    else if (event.key === "ArrowUp") choose(Math.max(0, current - 1));
    else if (event.key === "Enter") options()[current]?.querySelector("a").click();
    else return;
    event.preventDefault();
  });
})();
