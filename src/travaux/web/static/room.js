"use strict";
// The reading room: brings what stands beside each passage into its panel as soon as it is worked out, and filters by it.
(() => {
  const form = document.getElementById("filters");
  const state = document.getElementById("filters-state");
  const note = document.getElementById("note");
  const passages = [...document.querySelectorAll(".p")];
  const slices = [...document.querySelectorAll(".slice")];
  const places = new Map(passages.map((passage, place) => [passage.id.slice(2), place]));
  const FIELDS = ["act", "topic", "owner"];
  const REST = 2000;
  let missing = null;

  /** The values a passage has for a field; owners are names and stay whole. @type {(place: Element, field: string) => string[]} */
  const valuesOf = (margin, field) => {
    const written = margin.dataset[field];
    if (!written) return [];
    return field === "owner" ? [written] : written.split(" ");
  };

  /** Offer the values that passages have, and keep what was chosen. @type {(field: string, margins: HTMLElement[]) => void} */
  function offer(field, margins) {
    const select = form.elements[field];
    const chosen = select.value;
    const values = [...new Set(margins.flatMap((margin) => valuesOf(margin, field)))].sort();
    const options = values.map((value) => new Option(value, value));
    select.replaceChildren(new Option("any", ""), ...options);
    select.value = values.includes(chosen) ? chosen : "";
    select.disabled = values.length === 0;
  }

  /** Whether a passage is what the filters ask for. @type {(place: number) => boolean} */
  function isWanted(place) {
    const margin = document.querySelector(`#e-${CSS.escape(passages[place].id.slice(2))} .margin`);
    const least = Number(form.elements.novelty.value);
    const note = document.getElementById("e-" + passages[place].id.slice(2)).querySelector("[data-novelty]");
    if (least && Number(note ? note.dataset.novelty : 0) < least) return false;
    return FIELDS.every((field) => {
      const asked = form.elements[field].value;
      return !asked || (margin && valuesOf(margin, field).includes(asked));
    });
  }

  function filter() {
    let shown = 0;
    passages.forEach((passage, place) => {
      const wanted = isWanted(place);
      shown += wanted ? 1 : 0;
      passage.classList.toggle("dimmed", !wanted);
      slices[place].classList.toggle("dimmed", !wanted);
    });
    state.textContent = shown === passages.length ? "" : shown + " of " + passages.length + " passages";
  }

  /** Put the margins of an answer into the panels, in place of earlier ones. @type {(margins: HTMLElement[]) => void} */
  function place(margins) {
    for (const margin of margins) {
      if (!places.has(margin.dataset.passage)) continue;
      const panel = document.getElementById("e-" + margin.dataset.passage);
      panel.querySelectorAll(".margin").forEach((old) => old.remove());
      margin.querySelector(".passage").remove();
      const note = panel.querySelector(".noted");
      if (margin.childElementCount) panel.insertBefore(document.importNode(margin, true), note);
    }
    FIELDS.forEach((field) => offer(field, margins));
    filter();
  }

  /** Ask for the margins until all parts are there. */
  async function ask() {
    try {
      const answer = await fetch(form.dataset.beside);
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const waiting = page.getElementById("missing");
      const now = waiting ? waiting.dataset.missing : "everything";
      if (now !== missing && waiting) place([...page.querySelectorAll("article.margin")]);
      missing = now;
      if (now) setTimeout(ask, REST);
    } catch {
      // The server has ended; the page stays as it is.
    }
  }

  /** Bring the one form for notes into the panel whose link was followed. @type {(link: Element) => void} */
  function write(link) {
    const noted = link.closest(".noted");
    note.elements.passage.value = noted.dataset.passage;
    note.elements.text.value = noted.querySelector(".note").textContent;
    noted.append(note);
    note.hidden = false;
    note.elements.text.focus();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.write");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    write(link);
  });
  form.hidden = false;
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  FIELDS.forEach((field) => offer(field, []));
  ask();
})();
