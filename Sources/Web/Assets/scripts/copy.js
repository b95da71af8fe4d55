// A button that copies what a field holds (data-copy, its id) or a text (data-copy-text). Without this script both can be
// marked and copied by hand.
(() => {
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-copy], [data-copy-text]");
    if (!button) return;
    const field = document.getElementById(button.dataset.copy);
    field?.select();
    try {
      await navigator.clipboard.writeText(field?.value ?? button.dataset.copyText);
      button.setAttribute("data-copied", "");
      setTimeout(() => button.removeAttribute("data-copied"), 2000);
    } catch {
      document.execCommand("copy");
    }
  });
})();
