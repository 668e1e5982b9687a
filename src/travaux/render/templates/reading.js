"use strict";
// Enhances a page that works without it: opens evidence in place, and adds keys.
(() => {
  const passages = [...document.querySelectorAll(".p")];
  const slices = [...document.querySelectorAll(".slice")];
  const filters = [...document.querySelectorAll(".shares input")];
  const text = document.getElementById("text");
  let current = -1;

  const panelOf = (index) => document.getElementById("e-" + passages[index].id.slice(2));

  /** Mark one place in a list of passages or slices, and unmark the last one. */
  function mark(index, on) {
    passages[index].classList.toggle("current", on);
    slices[index].classList.toggle("current", on);
    panelOf(index).classList.toggle("open", on);
    if (on) passages[index].setAttribute("aria-current", "true");
    else passages[index].removeAttribute("aria-current");
  }

  /** Open the evidence of a passage; -1 closes what is open. */
  function open(index) {
    if (current >= 0) mark(current, false);
    current = index;
    if (index < 0) return;
    mark(index, true);
    panelOf(index).scrollTop = 0;
    rove(index);
  }

  /** Keep the address of the page on the open passage, so that it can be copied. */
  function address(hash, replace) {
    try {
      history[replace ? "replaceState" : "pushState"](null, "", hash);
    } catch {
      // A page shown inside another may not change its address; it opens all the same.
    }
  }

  /** Bring a passage into view, clear of the bar and, on a small screen, of the sheet. */
  function reveal(index) {
    const small = window.matchMedia("(max-width: 67.99rem)").matches;
    const box = passages[index].getBoundingClientRect();
    const floor = window.innerHeight * (small ? 0.36 : 1);
    if (box.top < 80 || box.bottom > floor) window.scrollBy({ top: box.top - floor / 3, behavior: "instant" });
  }

  function go(index, replace) {
    open(index);
    address("#" + passages[index].id, replace);
    reveal(index);
    passages[index].focus({ preventScroll: true });
  }

  function close() {
    if (current < 0) return;
    const last = passages[current];
    open(-1);
    address("#text", true);
    last.focus({ preventScroll: true });
  }

  const indexOf = (hash) => passages.findIndex((passage) => "#" + passage.id === decodeURIComponent(hash));

  function followAddress() {
    const index = indexOf(location.hash);
    open(index);
    if (index >= 0) reveal(index);
  }

  /** The next passage that is shown, in the direction given; stays when there is none. */
  function step(by) {
    const shown = new Set(filters.filter((box) => box.checked).map((box) => "s-" + box.id.slice(2)));
    let index = current >= 0 ? current + by : by > 0 ? 0 : passages.length - 1;
    while (index >= 0 && index < passages.length) {
      const names = passages[index].classList;
      if (!names.contains("dimmed") && [...names].some((name) => shown.has(name))) return go(index, true);
      index += by;
    }
  }

  /** One stop for the Tab key in the bar; the arrow keys move along it. */
  function rove(index) {
    slices.forEach((slice, place) => { slice.tabIndex = place === index ? 0 : -1; });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.classList.contains("close")) {
      event.preventDefault();
      return close();
    }
    const index = indexOf(link.getAttribute("href"));
    if (index < 0) return;
    event.preventDefault();
    if (!window.getSelection().isCollapsed && link.classList.contains("p")) return;
    go(index, false);
  });

  document.addEventListener("keydown", (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const at = slices.indexOf(document.activeElement);
    const arrow = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (at >= 0 && arrow && slices[at + arrow]) {
      event.preventDefault();
      rove(at + arrow);
      slices[at + arrow].focus();
    } else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Escape") close();
    else if (event.key === "0") filters.forEach((box) => { box.checked = true; });
    else if (filters[event.key - 1]) filters[event.key - 1].checked = !filters[event.key - 1].checked;
  });

  window.addEventListener("hashchange", followAddress);
  window.addEventListener("popstate", followAddress);
  if (slices.length) rove(0);
  if (text) followAddress();
})();
