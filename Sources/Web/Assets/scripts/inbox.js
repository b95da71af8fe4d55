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
      part.removeAttribute("aria-current");
      part.removeAttribute("open");
      if (part.matches("time")) part.removeAttribute("title");
      for (const name of ["htmx-added", "htmx-settling", "htmx-request"]) part.classList?.remove(name);
      if (part.getAttribute?.("class") === "") part.removeAttribute("class");
    }
    return copy.outerHTML.replace(/\s+/g, " ");
  };

  const lay = (list, fresh) => {
    // Where more was loaded, the way to what lies behind it stays.
    const isLong = [...list.children].some((item) => "loaded" in item.dataset);
    const wanted = [...fresh.children].filter((item) => !(isLong && item.id === "row-more"));
    const ids = new Set(wanted.map((item) => item.id));
    for (const item of [...list.children]) {
      if (!ids.has(item.id) && !("loaded" in item.dataset)) item.remove();
    }
    let place = list.firstElementChild;
    let news = 0;
    for (const item of wanted) {
      const known = item.id && [...list.children].find((child) => child.id === item.id);
      if (known && bare(known) === bare(item)) {
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

  // Whose answer is being laid in.
  let answered = null;
  document.addEventListener("htmx:beforeOnLoad", (event) => (answered = event.detail.elt));

  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const { target, fragment } = event.detail;
    const fresh = fragment.firstElementChild ?? fragment;
    // Nobody's open menu is shut, and nothing is taken from under a form that waits for its answer.
    const isBusy = () => one("details[open]", target) || all(".htmx-request", target).some((form) => form !== answered);
    if (target.id === "thread-state" && isBusy()) event.detail.shouldSwap = false;
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

  // The composer.
  const composer = () => one("[data-composer]");
  const field = () => one("[data-composer] textarea");
  let typedAt = 0;

  const answer = (id, words) => {
    const form = composer();
    if (!form) return;
    one("[name=reply_to]", form).value = id;
    one("[data-answering-words]", form).textContent = words;
    one("[data-answering]", form).hidden = !id;
    if (id) field().focus();
    htmx.trigger(field(), "input");
  };

  const tellFiles = () => {
    const form = composer();
    const files = [...one("input[type=file]", form).files];
    one("[data-attached]", form).textContent = files.map((file) => file.name).join(", ");
  };

  const attach = (files) => {
    const input = one("[data-composer] input[type=file]");
    if (!input || !files.length) return;
    const list = new DataTransfer();
    for (const file of [...input.files, ...files]) list.items.add(file);
    input.files = list.files;
    tellFiles();
  };

  document.addEventListener("inboxSent", () => {
    const form = composer();
    if (!form) return;
    form.reset();
    field().value = "";
    answer("", "");
    if (one("[data-attached]", form)) one("[data-attached]", form).textContent = "";
    field().focus();
    one("#messages").scrollTop = 0;
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-composer] input[type=file]")) tellFiles();
    if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
  });
  document.addEventListener("paste", (event) => {
    if (event.target.closest?.("[data-composer]")) attach([...(event.clipboardData?.files ?? [])]);
  });
  for (const name of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(name, (event) => {
      const form = composer();
      if (!form || !event.dataTransfer?.types.includes("Files") || !event.target.closest?.("#thread")) return;
      event.preventDefault();
      form.classList.toggle("is-dropping", name === "dragover");
      if (name === "drop") attach([...event.dataTransfer.files]);
    });
  }

  // Quick replies: "/" and the beginning of a shortcut or a word of the title.
  const quick = () => one("[data-quick]");
  const offers = () => all("li:not([hidden])", quick());
  const choose = (item) => {
    field().value = item.dataset.text;
    quick().hidden = true;
    htmx.trigger(field(), "input");
    field().focus();
  };
  const offer = () => {
    const typed = /^\/(\S*)$/.exec(field().value)?.[1].toLowerCase();
    if (!quick()) return;
    for (const item of all("li", quick())) {
      const title = one("span", item).textContent.toLowerCase();
      item.hidden = typed === undefined || !(item.dataset.shortcut.startsWith(typed) || title.includes(typed));
      item.setAttribute("aria-selected", "false");
    }
    quick().hidden = typed === undefined || !offers().length;
    offers()[0]?.setAttribute("aria-selected", "true");
  };

  document.addEventListener("input", (event) => {
    if (!event.target.matches("[data-composer] textarea")) return;
    offer();
    const form = one("[data-presence]");
    if (form && event.isTrusted && Date.now() - typedAt > 5000) {
      typedAt = Date.now();
      one("[name=typing]", form).value = "1";
      htmx.trigger(form, "look");
      one("[name=typing]", form).value = "0";
    }
  });
  document.addEventListener("click", (event) => {
    const item = event.target.closest?.("[data-quick] li");
    if (item) choose(item);
    const button = event.target.closest?.("[data-answer]");
    if (button) answer(button.dataset.answer, button.dataset.words);
    if (event.target.closest?.("[data-answer-off]")) {
      answer("", "");
      field().focus();
    }
    for (const menu of all("[data-menu][open]")) if (!menu.contains(event.target)) menu.open = false;
  });

  const keyInField = (event) => {
    if (!event.target.matches("[data-composer] textarea")) return false;
    const isOffering = quick() && !quick().hidden;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      if (isOffering) choose(offers().find((item) => item.getAttribute("aria-selected") === "true") ?? offers()[0]);
      else event.target.form.requestSubmit(one("[data-send]", event.target.form));
    } else if (event.key === "Escape") {
      if (isOffering) quick().hidden = true;
      else event.target.blur();
    } else if (isOffering && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const list = offers();
      const at = list.findIndex((item) => item.getAttribute("aria-selected") === "true");
      const next = list[(at + (event.key === "ArrowDown" ? 1 : list.length - 1)) % list.length];
      for (const item of list) item.setAttribute("aria-selected", String(item === next));
      next.scrollIntoView({ block: "nearest" });
    }
    return true;
  };

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
    if (keyInField(event) || typing(event.target)) return;
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
      field()?.focus();
    } else if (target.matches("input")) {
      target.focus();
    } else {
      target.click();
    }
    one("[data-menu][open] button")?.focus();
  });

  const ready = () => {
    one("[data-focus], #new")?.scrollIntoView({ block: "center" });
  };
  ready();
})();
