// How many chats wait is told in the title, too: a tab that lies behind others shows nothing else.
(() => {
  const bare = () => document.title.replace(/^\(\d+\+?\) /, "");
  const tell = () => {
    const count = document.querySelector("#unread [data-count]")?.dataset.count;
    const title = count ? `(${count}) ${bare()}` : bare();
    if (title !== document.title) document.title = title;
  };
  document.addEventListener("htmx:oobAfterSwap", tell);
  document.addEventListener("htmx:afterSettle", tell);
})();
