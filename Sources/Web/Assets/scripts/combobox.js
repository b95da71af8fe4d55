// A search field with a list of links beside it becomes a combobox: arrows walk through the list, Enter follows the
// chosen link, Escape closes. Without this script the field is a search form and the list a list of links.
(() => {
  const listOf = (field) => document.getElementById(field.dataset.combobox)?.querySelector("ul");
  const optionsOf = (field) => [...(listOf(field)?.querySelectorAll("a") ?? [])];

  const choose = (field, option) => {
    for (const other of optionsOf(field)) other.setAttribute("aria-selected", String(other === option));
    if (option) {
      field.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      field.removeAttribute("aria-activedescendant");
    }
  };

  const close = (field) => {
    document.getElementById(field.dataset.combobox)?.replaceChildren();
    field.setAttribute("aria-expanded", "false");
    choose(field, null);
  };

  const dress = (field) => {
    const list = listOf(field);
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-expanded", String(Boolean(list)));
    if (!list) {
      field.removeAttribute("aria-controls");
      return;
    }
    list.id = `${field.dataset.combobox}-list`;
    list.setAttribute("role", "listbox");
    field.setAttribute("aria-controls", list.id);
    for (const item of list.children) item.setAttribute("role", "presentation");
    optionsOf(field).forEach((option, index) => {
      option.id = `${list.id}-${index}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.tabIndex = -1;
    });
  };

  const dressAll = () => document.querySelectorAll("[data-combobox]").forEach(dress);

  document.addEventListener("DOMContentLoaded", dressAll);
  document.addEventListener("htmx:afterSettle", dressAll);

  document.addEventListener("keydown", (event) => {
    const field = event.target.closest?.("[data-combobox]");
    if (!field) return;
    const options = optionsOf(field);
    const current = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!options.length) return field.dispatchEvent(new Event("focus"));
      const step = event.key === "ArrowDown" ? 1 : current < 0 ? 0 : -1;
      choose(field, options[(current + step + options.length) % options.length]);
    } else if (event.key === "Enter" && options.length) {
      event.preventDefault();
      (options[current] ?? (options.length === 1 ? options[0] : null))?.click();
    } else if (event.key === "Escape") {
      close(field);
    }
  });

  document.addEventListener("pointerdown", (event) => {
    for (const field of document.querySelectorAll('[data-combobox][aria-expanded="true"]')) {
      const list = document.getElementById(field.dataset.combobox);
      if (event.target !== field && !list?.contains(event.target)) close(field);
    }
  });
})();
