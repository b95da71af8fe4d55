// Keeps the page alive: asks each second what changed, and sends forms without leaving the page.
// Everything also works without this script.
"use strict";

const query = document.body.dataset.query;
const notice = document.getElementById("notice");
let seen = "";
let asking = false;

document.documentElement.classList.add("scripted");

function say(sentence) {
  notice.textContent = sentence;
  notice.hidden = sentence === "";
}

/** A part stays as it is while somebody works in it: an open menu, a focused field, a playing sound. */
function isBusy(part) {
  const active = document.activeElement;
  const typing = active && active !== part && part.contains(active) && active.matches("input, textarea, select");
  const playing = [...part.querySelectorAll("audio")].some((audio) => !audio.paused);
  return typing || playing || part.querySelector("details[open]") !== null;
}

function put(part, html) {
  const stays = part.scrollHeight - part.scrollTop - part.clientHeight < 48;
  const focused = part.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  const before = part.scrollTop;
  const strip = part.querySelector(".list")?.scrollLeft ?? 0;
  part.innerHTML = html;
  if (strip > 0) part.querySelector(".list").scrollLeft = strip;
  part.scrollTop = part.hasAttribute("data-bottom") && stays ? part.scrollHeight : before;
  if (focused) part.querySelector(`[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

async function refresh() {
  if (asking || document.hidden) return;
  asking = true;
  try {
    const reply = await fetch(`/_sandbox/live?${query}&seen=${seen}`, { headers: { accept: "application/json" } });
    if (reply.status === 200) show(await reply.json());
    say("");
  } catch {
    say("The sandbox does not answer. It may have been stopped.");
  } finally {
    asking = false;
  }
}

function show(news) {
  let allShown = true;
  for (const part of document.querySelectorAll("[data-part]")) {
    const html = news.parts[part.dataset.part];
    if (html === undefined || part.lastHTML === html) continue;
    if (isBusy(part)) {
      allShown = false;
    } else {
      part.lastHTML = html;
      put(part, html);
    }
  }
  if (allShown) seen = news.seen;
}

async function send(form, button) {
  const fields = new URLSearchParams(new FormData(form));
  if (button && button.name) fields.set(button.name, button.value);
  const reply = await fetch(form.action, {
    method: "POST", body: fields, redirect: form.hasAttribute("data-follow") ? "follow" : "manual",
    headers: { accept: "application/json" },
  });
  if (reply.status >= 400) {
    say((await reply.json()).error);
  } else if (form.hasAttribute("data-follow")) {
    location.assign(reply.url);
  } else {
    if (!form.hasAttribute("data-keep")) form.querySelectorAll("textarea, input:not([type=hidden])").forEach((field) => { field.value = ""; });
    form.closest("details.menu")?.removeAttribute("open");
    document.querySelector("[data-bottom]")?.scrollTo(0, 1e9);
    await refresh();
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-quiet], [data-follow]")) return;
  event.preventDefault();
  send(form, event.submitter).catch(() => say("The sandbox does not answer. It may have been stopped."));
});

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
});

document.addEventListener("keydown", (event) => {
  const isSend = event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.matches(".composer textarea");
  if (!isSend) return;
  event.preventDefault();
  event.target.form.requestSubmit(event.target.form.querySelector(".primary"));
});

document.querySelectorAll("[data-bottom]").forEach((part) => { part.scrollTop = part.scrollHeight; });
document.querySelector(".list [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
document.addEventListener("visibilitychange", refresh);
setInterval(refresh, 1000);
refresh();
