// Says so when the line that brings live changes is lost, and takes it back when it stands again.
(() => {
  const say = (state) => {
    const note = document.querySelector("[data-line]");
    if (note) note.dataset.line = state;
  };
  document.addEventListener("htmx:sseOpen", () => say("up"));
  document.addEventListener("htmx:sseError", () => say("lost"));
})();
