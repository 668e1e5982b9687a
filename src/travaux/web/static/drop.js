"use strict";
// Lets a file be dropped anywhere on the page; without it the file field does the same.
(() => {
  const form = document.getElementById("drop");
  const field = document.getElementById("file");
  document.getElementById("hint").textContent = "or drop it anywhere on this page";
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  document.addEventListener("dragleave", () => form.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    field.files = event.dataTransfer.files;
    form.requestSubmit();
  });
})();
