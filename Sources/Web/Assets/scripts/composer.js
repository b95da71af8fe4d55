// The composer: what is sent leaves the field at once, files can be taken off again, quick replies are offered.
(() => {
  if (!window.htmx) return;
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const composer = () => one("[data-composer]");
  const field = () => one("[data-composer] textarea");

  const answer = (id, words) => {
    const form = composer();
    if (!form) return;
    one("[name=reply_to]", form).value = id;
    one("[data-answering-words]", form).textContent = words;
    one("[data-answering]", form).hidden = !id;
    if (id) field().focus();
    htmx.trigger(field(), "input");
  };

  // What is attached, each with a way to take it off.
  const files = () => [...(one("[data-composer] input[type=file]")?.files ?? [])];

  const setFiles = (wanted) => {
    const input = one("[data-composer] input[type=file]");
    if (!input) return;
    const list = new DataTransfer();
    for (const file of wanted) list.items.add(file);
    input.files = list.files;
    tellFiles();
  };

  const tellFiles = () => {
    const list = one("[data-composer] [data-attached]");
    const lines = files().map((file, index) => {
      const line = one("[data-attached-line]", composer()).content.cloneNode(true);
      one("[data-name]", line).textContent = `${file.name} · ${(Math.max(file.size, 1e5) / 1e6).toFixed(1)} MB`;
      one("button", line).addEventListener("click", () => {
        setFiles(files().filter((_, other) => other !== index));
        field().focus();
      });
      return line;
    });
    list.replaceChildren(...lines);
  };

  const attach = (more) => {
    if (more.length) setFiles([...files(), ...more]);
  };

  // Messages on their way, the first of them under way. Each waits for the one before it; where one is refused, all
  // that have not left come back into the field.
  const outbox = [];
  let sender = null;
  let isLeaving = false;
  let hasBegun = false;
  // Those that leave from a chat that is no longer open.
  let leavingCount = 0;

  const written = (form) => ({
    form,
    text: field().value,
    mode: one("[name=mode]:checked", form)?.value ?? "send",
    replyTo: one("[name=reply_to]", form).value,
    words: one("[data-answering-words]", form).textContent,
    files: files(),
  });

  const fill = (data, message) => {
    data.set("text", message.text);
    data.set("mode", message.mode);
    data.set("reply_to", message.replyTo);
    data.delete("files");
    for (const file of message.files) data.append("files", file, file.name);
  };

  const empty = () => {
    field().value = "";
    kept.set(field(), "");
    setFiles([]);
    answer("", "");
    field().focus();
  };

  const leave = () => {
    if (sender || !outbox.length) return;
    if (outbox[0].form !== composer()) {
      leaveFrom(outbox[0].form);
      return leave();
    }
    sender = composer();
    hasBegun = false;
    isLeaving = true;
    sender.requestSubmit(one("[data-send]", sender));
    isLeaving = false;
    // The form is busy with something else.
    if (hasBegun) return;
    sender = null;
    setTimeout(leave, 200);
  };

  // All that was written in one form: nothing of one chat may reach another.
  const take = (form) => {
    const taken = outbox.filter((message) => message.form === form);
    outbox.splice(0, outbox.length, ...outbox.filter((message) => message.form !== form));
    return taken;
  };

  // A refusal is an answer like any other, but for this word.
  const isSent = (word) => word === "inboxSent";

  // A note that comes back must not become a reply.
  const modeOf = (messages) => (messages.some((message) => message.mode === "note") ? "note" : messages[0].mode);

  const comeBack = (form) => {
    const back = take(form);
    if (!back.length) return;
    if (form !== composer()) return keep(form, back);
    const choice = one(`[name=mode][value="${modeOf(back)}"]`, form);
    if (choice) choice.checked = true;
    field().value = [...back.map((message) => message.text), field().value].filter(Boolean).join("\n");
    setFiles([...back.flatMap((message) => message.files), ...files()]);
    answer(back[0].replyTo, back[0].words);
  };

  const post = (address, form, message) => {
    const data = new FormData(form);
    fill(data, message);
    data.set("key", `inbox-${Date.now()}-${Math.random()}`);
    return fetch(address, { method: "POST", body: data, headers: { "HX-Request": "true" } });
  };

  // Found again as what was begun in that chat.
  const keep = (form, messages) => post(one("textarea", form).getAttribute("hx-post"), form, {
    ...messages[0], mode: modeOf(messages), text: messages.map((message) => message.text).join("\n"), files: [] });

  // Another chat was opened meanwhile: what was written in the one before goes there, by its own form.
  const leaveFrom = async (form) => {
    const left = take(form);
    leavingCount += 1;
    while (left.length) {
      const answered = await post(form.action, form, left[0]).catch(() => null);
      if (!isSent(answered?.headers.get("HX-Trigger-After-Settle"))) break;
      left.shift();
    }
    if (left.length) await keep(form, left).catch(() => null);
    leavingCount -= 1;
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches?.("[data-composer]") || isLeaving) return;
    if (event.submitter && !event.submitter.matches("[data-send]")) return;
    const message = written(form);
    // The server says what is missing.
    if (!message.text.trim() && !message.files.length && !outbox.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!message.text.trim() && !message.files.length) return;
    outbox.push(message);
    empty();
    // A form that is just being submitted cannot be submitted again.
    setTimeout(leave);
  }, true);

  document.addEventListener("htmx:configRequest", (event) => {
    if (!isLeaving || event.detail.elt !== sender) return;
    hasBegun = true;
    fill(event.detail.parameters, outbox[0]);
  });
  // Of a form that is gone by then no event tells: the request itself is listened to.
  document.addEventListener("htmx:beforeSend", (event) => {
    const { elt, xhr } = event.detail;
    if (isLeaving && elt === sender) xhr.addEventListener("loadend", () => arrive(elt, xhr));
  });
  const arrive = (form, xhr) => {
    sender = null;
    if (isSent(xhr.getResponseHeader("HX-Trigger-After-Settle"))) {
      outbox.shift();
      if (form === composer()) one("#messages").scrollTop = 0;
    } else {
      comeBack(form);
    }
    leave();
  };
  window.addEventListener("beforeunload", (event) => {
    if (outbox.length || leavingCount) event.preventDefault();
  });

  // What was begun is kept while one pauses, and when one moves on before that.
  const kept = new WeakMap();
  const keepDraft = () => {
    const area = field();
    if (!area || area.value === (kept.get(area) ?? area.defaultValue)) return;
    kept.set(area, area.value);
    const data = new FormData(composer());
    data.delete("files");
    navigator.sendBeacon(area.getAttribute("hx-post"), new URLSearchParams([...data]));
  };
  // A phone tells only the second; the first comes before the next page is asked for.
  for (const name of ["beforeunload", "pagehide"]) window.addEventListener(name, keepDraft);
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt.matches("[data-row]")) keepDraft();
  });
  document.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.elt.matches("[data-composer] textarea")) kept.set(event.detail.elt, event.detail.elt.value);
  });

  // A customer who writes opens what may be sent. What somebody has begun stays what it is: a reply waits for its
  // refusal, a note for its button.
  const parts = new Set(["composer-closed", "composer-modes", "composer-tools"]);
  const isBegun = () => Boolean(field()?.value.trim() || files().length);
  const mode = () => one("[data-composer] [name=mode]:checked")?.value;
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const { target, fragment } = event.detail;
    if (!parts.has(target.id) || !event.detail.shouldSwap || !isBegun()) return;
    if (mode() === "send") event.detail.shouldSwap = false;
    else if (target.id === "composer-modes") fragment.querySelector("[value=note]").dataset.kept = "";
  });
  document.addEventListener("htmx:oobAfterSwap", () => {
    const choice = one("[data-composer] [data-kept]");
    if (!choice) return;
    choice.checked = true;
    delete choice.dataset.kept;
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-composer] input[type=file]")) tellFiles();
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
    // What nobody knows is filled in by whoever writes.
    const gap = /\{\{[^{}]+\}\}/.exec(field().value);
    if (gap) field().setSelectionRange(gap.index, gap.index + gap[0].length);
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

  let typedAt = 0;

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
  });

  document.addEventListener("keydown", (event) => {
    if (!event.target.matches?.("[data-composer] textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
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
  });
})();
