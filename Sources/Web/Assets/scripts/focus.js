// What a page wants focused is focused although its address names a part of it: browsers then leave the focus alone.
(() => {
  document.addEventListener("DOMContentLoaded", () => {
    if (location.hash && document.activeElement === document.body) {
      document.querySelector("main [autofocus]")?.focus({ preventScroll: true });
    }
  });
})();
