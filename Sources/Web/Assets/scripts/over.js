// What opens over the page: the palette and the list of keys. Keys that go somewhere: g and a letter. One that is open
// takes the keys for itself.
(() => {
  const places = { d: "/", i: "/inbox", l: "/links", n: "/integrations", w: "/diagnose", t: "/team", a: "/audit", s: "/settings" };
  const typing = (target) => target.closest?.("input, select, textarea, [contenteditable]");
  let isGoing = false;

  // Controls of a page say their key and what it does in data-key and data-key-label.
  const tellKeys = (part) => {
    const seen = new Map([...document.querySelectorAll("[data-key][data-key-label]")].map((control) => [control.dataset.key, control.dataset.keyLabel]));
    part.hidden = !seen.size;
    part.querySelector("dl").replaceChildren(
      ...[...seen].map(([key, label]) => {
        const [line, term, cap, text] = ["div", "dt", "kbd", "dd"].map((name) => document.createElement(name));
        cap.textContent = key;
        text.textContent = label;
        term.append(cap);
        line.append(term, text);
        return line;
      }),
    );
  };

  const open = (id) => {
    const sheet = document.getElementById(id);
    if (!sheet || sheet.open) return;
    const here = sheet.querySelector("[data-keys-here]");
    if (here) tellKeys(here);
    sheet.showModal();
    const query = sheet.querySelector(".palette-query");
    if (query) {
      query.select();
      htmx.trigger(query, "palette-open");
    }
  };

  const goes = (key) => {
    const link = [...document.querySelectorAll(".rail a")].find((a) => a.getAttribute("href") === places[key]);
    if (link) link.click();
    return Boolean(link);
  };

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      open("palette");
      event.preventDefault();
      return;
    }
    const wasGoing = isGoing;
    isGoing = false;
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
    if (wasGoing && goes(event.key)) event.preventDefault();
    else if (event.key === "g") isGoing = true;
    else if (event.key === "?") open("keys");
    else if (event.key === "/") {
      const search = document.querySelector("main input[type=search]");
      if (search) search.focus();
      else open("palette");
      event.preventDefault();
    }
  });

  document.addEventListener("click", (event) => {
    const opener = event.target.closest?.("[data-opens]");
    if (opener) open(opener.dataset.opens);
    // A click on the sheet itself is one beside what it holds.
    else if (event.target.matches?.("dialog.over")) event.target.close();
  });
})();
