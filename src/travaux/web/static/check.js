"use strict";
// Checks the draft a moment after the last key, and shows each answer beside it.
(() => {
  const form = document.getElementById("draft");
  const text = document.getElementById("draft-text");
  const state = document.getElementById("draft-state");
  const list = document.getElementById("checks");
  const judgements = document.getElementById("judgements");
  const REST = 900;
  let timer = 0;
  let asked = 0;

  /** One answer as a list item; everything is set as text, never as markup. */
  function item(claim) {
    const element = document.createElement("li");
    const verdict = document.createElement("span");
    verdict.className = "verdict v-" + (claim.verdict || "unlinked");
    verdict.textContent = claim.verdict || "not linked";
    const place = document.createElement("button");
    place.type = "button";
    place.className = "place";
    place.textContent = claim.text;
    place.addEventListener("click", () => {
      text.focus();
      // Offsets count code points; the field counts UTF-16 units.
      const points = Array.from(text.value);
      const start = points.slice(0, claim.start).join("").length;
      text.setSelectionRange(start, start + points.slice(claim.start, claim.end).join("").length);
    });
    element.append(verdict, " ", place);
    for (const said of [claim.correction && "Right: " + claim.correction, claim.note || claim.reason]) {
      if (!said) continue;
      const line = document.createElement("p");
      line.textContent = said;
      element.append(line);
    }
    return element;
  }

  async function check() {
    const turn = ++asked;
    state.textContent = "checking …";
    try {
      const answer = await fetch("/check", { method: "POST", body: new FormData(form) });
      if (turn !== asked) return;
      if (!answer.ok) throw new Error(await answer.text());
      const found = await answer.json();
      list.replaceChildren(...[...found.claims, ...found.unlinked].sort((a, b) => a.start - b.start).map(item));
      judgements.replaceChildren(...found.judgements.map((judged) => {
        const line = document.createElement("li");
        line.textContent = [judged.text, judged.level, ...judged.notes].filter(Boolean).join(" · ");
        return line;
      }));
      state.textContent = found.claims.length + " checked, " + found.unlinked.length + " not linked";
    } catch (error) {
      state.textContent = "It could not be checked: " + error.message;
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    check();
  });
  text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(check, REST);
  });
})();
