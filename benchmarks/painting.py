"""How soon a browser paints the reading of a long text, and how smoothly it scrolls, once the reading is kept.

``python -m benchmarks.painting [--documents N] [--times N]``

Needs Chromium (Debian: ``apt-get install chromium``). The record is invented; the text has about 10,000 words.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path

from evals.corpora import cache_folder
from playwright.sync_api import Page, sync_playwright

from benchmarks.serving import Reader, record_of, served
from travaux.workbench import Workbench

FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
LOADED = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
SCROLLED = """async () => {
  const frames = [];
  const height = document.documentElement.scrollHeight;
  let last = await new Promise(requestAnimationFrame);
  for (let step = 1; step <= 60; step += 1) {
    window.scrollTo({ top: (height * step) / 60, behavior: "instant" });
    const now = await new Promise(requestAnimationFrame);
    frames.push(now - last);
    last = now;
  }
  return frames;
}"""
"""Milliseconds from frame to frame while the page is scrolled from its beginning to its end in sixty steps."""


@dataclass(frozen=True, slots=True)
class Painting:
    """Milliseconds from the request to the first paint and to a page that answers, and of the frames of a scroll."""

    painted: float
    loaded: float
    frames: tuple[float, ...]


def painting(page: Page, address: str) -> Painting:
    """Opens a page anew and scrolls through it."""
    page.goto(address)
    return Painting(page.evaluate(PAINTED), page.evaluate(LOADED), tuple(page.evaluate(SCROLLED)))


def main() -> None:
    """Measure and print one row of a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--times", type=int, default=5)
    asked = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        return print("skipped: no Chromium on this machine")
    cache = cache_folder() / "serving"
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        record = shutil.copytree(record_of(asked.documents, cache), Path(folder) / "record")
        with Workbench.open(record) as bench:
            long = max(bench.view().heads(), key=lambda head: head.words)
        with served(record) as server, sync_playwright() as playwright:
            address = f"/documents/{long.id}/reading"
            with Reader(server.host) as first:
                first.patiently(address)
            page = playwright.chromium.launch(executable_path=chromium, args=FLAGS).new_page()
            found = [painting(page, f"http://{server.host}{address}") for _time in range(asked.times)]
    frames = sorted(frame for one in found for frame in one.frames)
    print("| words | first paint ms | page ready ms | frame p50 ms | frame p95 ms |\n|---|---|---|---|---|")
    painted, loaded = (statistics.median(getattr(one, name) for one in found) for name in ("painted", "loaded"))
    p50, p95 = frames[len(frames) // 2], frames[len(frames) * 95 // 100]
    print(f"| {long.words:,} | {painted:.0f} | {loaded:.0f} | {p50:.0f} | {p95:.0f} |")
    return None


if __name__ == "__main__":
    main()
