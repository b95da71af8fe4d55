// Times: the server writes them in the zone that this cookie names, from the next page on, and the exact moment is told
// on hover, in the words of the page's language.
(() => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && !document.cookie.includes(`zone=${zone};`)) {
    document.cookie = `zone=${zone}; path=/; max-age=31536000; samesite=lax`;
  }
  // The server does not know the zone of somebody's first page.
  const choice = document.querySelector("select[data-own-zone]");
  if (choice && [...choice.options].some((option) => option.value === zone)) choice.value = zone;

  document.addEventListener("mouseover", (event) => {
    const time = event.target.closest?.("time[datetime]");
    if (!time || time.title) return;
    const moment = new Date(time.dateTime);
    if (Number.isNaN(moment.getTime())) return;
    time.title = moment.toLocaleString(document.documentElement.lang, { dateStyle: "full", timeStyle: "long" });
  });
})();
