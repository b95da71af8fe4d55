// The inbox: what arrives is laid into the lists line by line, so that nothing moves that reads as before; the place
// one reads at is kept; and keys do what buttons do.
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const typing = (target) => target.closest?.("input:not([type=radio]), select, textarea, [contenteditable]");

  // Lists that live changes are laid into.
  const bare = (node) => {
    const copy = node.cloneNode(true);
    for (const part of [copy, ...copy.querySelectorAll("*")]) {
      for (const name of ["aria-current", "open", "data-focus"]) part.removeAttribute(name);
      if (part.matches("time")) part.removeAttribute("title");
      for (const name of ["htmx-added", "htmx-settling", "htmx-request"]) part.classList?.remove(name);
      if (part.getAttribute?.("class") === "") part.removeAttribute("class");
    }
    return copy.outerHTML.replace(/\s+/g, " ");
  };

  const lay = (list, fresh) => {
    // Where more was loaded, the way to what lies behind it stays.
    const isLong = [...list.children].some((item) => "loaded" in item.dataset);
    // So does the line above what was new when the chat was opened; to the server it is old by now.
    const wanted = [...fresh.children].filter((item) => item.id !== "new" && !(isLong && item.id === "row-more"));
    const ids = new Set(wanted.map((item) => item.id));
    // A line that waits for an answer stays as it is until then.
    const isWaiting = (item) => Boolean(one(".htmx-request", item));
    for (const item of [...list.children]) {
      if (!ids.has(item.id) && item.id !== "new" && !("loaded" in item.dataset) && !isWaiting(item)) item.remove();
    }
    let place = list.firstElementChild;
    let news = 0;
    for (const item of wanted) {
      if (place?.id === "new") place = place.nextElementSibling;
      const known = item.id && [...list.children].find((child) => child.id === item.id);
      if (known && (bare(known) === bare(item) || isWaiting(known))) {
        if (known === place) place = place.nextElementSibling;
        else list.insertBefore(known, place);
        continue;
      }
      const added = document.importNode(item, true);
      if (known) {
        if (known === place) place = place.nextElementSibling;
        known.replaceWith(added);
      } else {
        list.insertBefore(added, place);
        news += 1;
      }
      htmx.process(added);
    }
    return news;
  };

  // Where one reads: at the end, or at a line that stays where it is.
  const keepPlace = (work) => {
    const messages = one("#messages");
    if (!messages) return work();
    const atEnd = Math.abs(messages.scrollTop) < 40;
    const top = messages.getBoundingClientRect().top;
    const line = atEnd ? null : all("#messages .items > li").find((item) => item.getBoundingClientRect().bottom > top);
    const before = line?.getBoundingClientRect().top;
    work();
    if (atEnd) messages.scrollTop = 0;
    else if (line?.isConnected) messages.scrollTop += line.getBoundingClientRect().top - before;
  };

  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const { target, fragment } = event.detail;
    const fresh = fragment.firstElementChild ?? fragment;
    // Nobody's open menu is shut.
    if (target.id === "thread-state" && one("details[open]", target)) event.detail.shouldSwap = false;
    if (!("merge" in target.dataset) || target.dataset.from !== fresh.dataset?.from) return;
    event.detail.shouldSwap = false;
    keepPlace(() => {
      const [list, items] = [target, fresh].map((part) => (part.matches("ol") ? part : one("ol", part)));
      // What arrives in a chat that is looked at is read.
      if (lay(list, items) && list.id === "items") look();
      for (const input of all("input", target)) input.value = one(`input[name="${input.name}"]`, fresh)?.value ?? "";
      if (items.children.length) one(".thread-empty", target)?.remove();
    });
    markRow();
  });

  const markRow = () => {
    for (const row of all("[data-row]")) {
      const isOpen = new URL(row.href).pathname === location.pathname;
      if (isOpen) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
  };

  // Chats further down stay when the list is read again.
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.pathInfo?.requestPath?.startsWith("/inbox/list") && event.detail.target?.id === "row-more") {
      for (const item of all("#rows > li")) item.dataset.loaded = "";
    }
  });

  // A menu in which something was chosen has done its work.
  document.addEventListener("htmx:beforeRequest", (event) => {
    const menu = event.detail.elt.closest("[data-menu]");
    if (menu) menu.open = false;
  });

  document.addEventListener("htmx:pushedIntoHistory", markRow);
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target?.id === "list") {
      markRow();
      return goOn();
    }
    if (event.detail.target?.id !== "thread" && !event.detail.elt?.matches?.("#thread")) return;
    markRow();
    ready();
  });

  // A page that nobody looks at tells nobody that it is looked at.
  document.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.elt.matches?.("[data-presence]") && document.hidden) event.preventDefault();
  });
  const look = () => {
    const form = one("[data-presence]");
    if (form && !document.hidden) htmx.trigger(form, "look");
  };
  document.addEventListener("visibilitychange", look);

  // Whoever presses Enter in the search goes on to the first of those who were found.
  let goesOn = false;
  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".inbox-search") || !event.submitter) return;
    event.preventDefault();
    goesOn = true;
    htmx.trigger(one("[type=search]", event.target), "search");
  });
  const goOn = () => {
    if (goesOn) one("[data-row]")?.focus();
    goesOn = false;
  };

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
  });
  document.addEventListener("click", (event) => {
    for (const menu of all("[data-menu][open]")) if (!menu.contains(event.target)) menu.open = false;
  });

  // Keys. Whatever has data-key is pressed or focused by it; the sheet of keys lists them with their labels.
  const move = (step) => {
    const rows = all("[data-row]");
    if (!rows.length) return;
    const active = rows.indexOf(document.activeElement);
    const from = active >= 0 ? active : rows.findIndex((row) => row.hasAttribute("aria-current"));
    const next = rows[Math.min(rows.length - 1, Math.max(0, from + step))];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  };

  let isGoing = false;

  document.addEventListener("keydown", (event) => {
    if (!one(".inbox") || event.ctrlKey || event.metaKey || event.altKey || one("dialog[open]")) return;
    if (typing(event.target)) return;
    // "g" and a letter go somewhere else.
    const wasGoing = isGoing;
    isGoing = event.key === "g";
    if (wasGoing || isGoing) return;
    if (event.key === "j" || event.key === "k") {
      event.preventDefault();
      return move(event.key === "j" ? 1 : -1);
    }
    const target = one(`[data-key="${CSS.escape(event.key)}"]:not([hidden])`);
    if (!target) return;
    event.preventDefault();
    if (target.matches("input[type=radio]")) {
      target.checked = true;
      // Behind what was begun.
      const field = one("[data-composer] textarea");
      field?.focus();
      field?.setSelectionRange(field.value.length, field.value.length);
    } else if (target.matches("input")) {
      target.focus();
    } else {
      target.click();
    }
    one("[data-menu][open] button")?.focus();
  });

  // In the list alone: bringing a line into view by itself would move whatever lies around the list, too.
  const ready = () => {
    const messages = one("#messages");
    const line = one("[data-focus]", messages ?? document) ?? one("#new");
    if (!messages || !line) return;
    const [outer, inner] = [messages, line].map((part) => part.getBoundingClientRect());
    messages.scrollTop += inner.top - outer.top - outer.height / 4;
  };
  ready();
})();
