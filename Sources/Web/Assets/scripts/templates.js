// Shows what the customer will read while a template's fields are filled.
document.addEventListener("input", (event) => {
  const form = event.target.closest?.("[data-template]");
  const preview = form?.querySelector("[data-preview]");
  if (!preview) return;
  let text = preview.dataset.raw;
  for (const input of form.querySelectorAll("[data-mark]")) {
    if (input.value) text = text.split(input.dataset.mark).join(input.value);
  }
  preview.textContent = text;
});
