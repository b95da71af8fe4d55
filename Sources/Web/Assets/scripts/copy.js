// A button that copies what a field holds. Without this script the field can be marked and copied by hand.
(() => {
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-copy]");
    if (!button) return;
    const field = document.getElementById(button.dataset.copy);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      button.setAttribute("data-copied", "");
      setTimeout(() => button.removeAttribute("data-copied"), 2000);
    } catch {
      document.execCommand("copy");
    }
  });
})();
