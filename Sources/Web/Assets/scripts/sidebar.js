// The sidebar: its keys, what is copied, and that nothing is taken from under somebody's hands.
(() => {
  const here = () => document.querySelector("[data-sidebar]");
  const typing = (target) => target.closest?.("input, select, textarea, [contenteditable]");

  // A control of the sidebar says its key in data-key; the sheet of keys lists them.
  const press = (key) => {
    const control = here()?.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!control) return false;
    const step = control.closest("summary")?.parentElement;
    if (step) step.open = true;
    (step?.querySelector("button") ?? control).focus();
    control.scrollIntoView({ block: "nearest" });
    return true;
  };

  document.addEventListener("keydown", (event) => {
    const filter = event.target.closest?.("[data-filter]");
    if (filter && event.key === "Enter") {
      event.preventDefault();
      // Nothing typed, nothing meant.
      if (filter.value.trim()) filter.parentElement.querySelector(".picker-choice:not([hidden])")?.click();
      return;
    }
    const picker = event.target.closest?.("[data-sidebar] details[open], [data-menu][open]");
    if (picker && event.key === "Escape") {
      picker.open = false;
      picker.querySelector("summary")?.focus();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (!document.querySelector("dialog[open]") && press(event.key)) event.preventDefault();
  });

  document.addEventListener("input", (event) => {
    if (event.target.matches?.("[data-filter]")) {
      const wanted = event.target.value.trim().toLowerCase();
      for (const choice of event.target.parentElement.querySelectorAll(".picker-choice")) {
        choice.hidden = !choice.textContent.toLowerCase().includes(wanted);
      }
    } else {
      event.target.closest?.("[data-sidebar] form")?.setAttribute("data-touched", "");
    }
  });

  document.addEventListener(
    "toggle",
    (event) => {
      if (!event.target.open) return;
      const filter = event.target.querySelector?.("[data-filter]");
      if (filter) {
        filter.hidden = false;
        filter.focus();
      }
      // What was opened at the lower edge is brought into sight, its end first and then its beginning.
      for (const block of ["end", "start"]) {
        const part = event.target.getBoundingClientRect();
        const isOut = block === "end" ? part.bottom > innerHeight : part.top < 0;
        if (isOut && event.target.closest("[data-sidebar]")) event.target.scrollIntoView({ block });
      }
    },
    true
  );

  document.addEventListener("click", (event) => {
    const close = event.target.closest?.("[data-close]");
    if (close) {
      const step = close.closest("details");
      step.open = false;
      step.querySelector("summary")?.focus();
    }
  });

  // A number is shown in groups and copied as one.
  document.addEventListener("copy", (event) => {
    const selection = document.getSelection();
    const phone = selection?.anchorNode?.parentElement?.closest("[data-e164]");
    if (!phone || selection.toString().trim() !== phone.textContent.trim()) return;
    event.clipboardData.setData("text/plain", phone.dataset.e164);
    event.preventDefault();
  });

  const show = () => here()?.querySelectorAll("[data-close]").forEach((button) => (button.hidden = false));
  document.addEventListener("DOMContentLoaded", show);
  document.addEventListener("htmx:load", show);

  // What is swapped in because something changed elsewhere waits until nobody is at it.
  const busy = (part) =>
    part.contains(document.activeElement?.closest("input, select, textarea, details[open]")) ||
    part.querySelector("details[open], form[data-touched]");
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const part = event.detail.target;
    if (part.closest("[data-sidebar]") && part.id !== "sidebar-who" && busy(part)) event.detail.shouldSwap = false;
  });

  // A refusal is shown where it was tried.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status !== 422 || !event.detail.requestConfig.elt.closest("[data-sidebar]")) return;
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  });

  const say = (words) => {
    const fault = here()?.querySelector(".sidebar-fault");
    if (!fault) return;
    fault.textContent = words;
    fault.hidden = false;
    fault.scrollIntoView({ block: "nearest" });
  };
  const isBeat = (control) => control.matches("[data-sidebar]");
  document.addEventListener("htmx:beforeRequest", (event) => {
    const fault = event.detail.elt.closest("[data-sidebar]")?.querySelector(".sidebar-fault");
    if (fault && !isBeat(event.detail.elt)) fault.hidden = true;
  });
  document.addEventListener("htmx:responseError", (event) => {
    const { elt, xhr } = event.detail;
    // The next beat comes by itself, so a server that is busy for a moment is no news.
    if (!elt.closest("[data-sidebar]") || (isBeat(elt) && xhr.status >= 500)) return;
    const page = new DOMParser().parseFromString(xhr.responseText, "text/html");
    say(page.querySelector("main.notice h1 + p")?.textContent || here().querySelector(".sidebar-fault").dataset.fault);
  });
  document.addEventListener("htmx:sendError", (event) => {
    const { elt } = event.detail;
    if (elt.closest("[data-sidebar]") && !isBeat(elt)) say(here().querySelector(".sidebar-fault").dataset.offline);
  });
})();
