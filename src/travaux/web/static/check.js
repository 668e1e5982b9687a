"use strict";
// Checks the draft a moment after the last key, and shows each answer beside it.
(() => {
  const form = document.getElementById("draft");
  const text = document.getElementById("draft-text");
  const state = document.getElementById("draft-state");
  const list = document.getElementById("checks");
  const judgements = document.getElementById("judgements");
  const claims = document.getElementById("draft-claims");
  const changed = document.getElementById("changed");
  const KEPT = "travaux-draft";
  const REST = 900;
  let timer = 0;
  let asked = 0;
  let corrected = false;

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

  /** What became of a claim of the claims file that no longer has the answer it was saved with. */
  function change(one) {
    const line = document.createElement("li");
    line.textContent = [one.claim, one.now.verdict || one.now.value, one.note].filter(Boolean).join(" · ");
    return line;
  }

  /** Put a passage brought along below the draft, as a quotation with a footnote. */
  function quote(brought) {
    const number = (text.value.match(/^\[\^\d+\]:/gm) || []).length + 1;
    const before = text.value.trim() ? text.value.trimEnd() + "\n\n" : "";
    text.value = `${before}“${brought.dataset.text}”[^${number}]\n\n[^${number}]: ${brought.dataset.note}\n`;
    history.replaceState(null, "", "/check");
    keep();
  }

  /** The draft stays in this window until it is closed. */
  function keep() {
    sessionStorage.setItem(KEPT, text.value);
  }

  async function check() {
    const turn = ++asked;
    state.textContent = "checking …";
    try {
      const sent = new FormData(form);
      if (!corrected) sent.delete("claims");
      const answer = await fetch("/check", { method: "POST", body: sent });
      if (turn !== asked) return;
      if (!answer.ok) throw new Error(await answer.text());
      const found = await answer.json();
      list.replaceChildren(...[...found.claims, ...found.unlinked].sort((a, b) => a.start - b.start).map(item));
      judgements.replaceChildren(...found.judgements.map((judged) => {
        const line = document.createElement("li");
        line.textContent = [judged.text, judged.level, ...judged.notes].filter(Boolean).join(" · ");
        return line;
      }));
      changed.replaceChildren(...(found.changed || []).map(change));
      document.getElementById("changed-title").hidden = !changed.childElementCount;
      if (!corrected) claims.value = found.claims_file || "";
      state.textContent = found.claims.length + " checked, " + found.unlinked.length + " not linked";
    } catch (error) {
      state.textContent = "It could not be checked: " + error.message;
    }
  }

  document.getElementById("check-now").addEventListener("click", check);
  claims.addEventListener("input", () => { corrected = claims.value.trim() !== ""; });
  claims.addEventListener("change", check);
  text.addEventListener("input", () => {
    keep();
    clearTimeout(timer);
    timer = setTimeout(check, REST);
  });
  text.value = text.value || sessionStorage.getItem(KEPT) || "";
  const brought = document.getElementById("quoted");
  if (brought) quote(brought);
  if (text.value.trim()) check();
})();
