"""How soon a browser paints the reading of a long text, and how smoothly it scrolls, once the reading is kept.

``python -m benchmarks.painting [--documents N] [--times N]``

Needs Chromium (Debian: ``apt-get install chromium``). The record is invented; the text has about 10,000 words. What is
told are the browser's own entries (W3C Paint Timing, Largest Contentful Paint, Long Tasks), the middle of all openings.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.corpora import cache_folder
from playwright.sync_api import sync_playwright

from benchmarks.serving import Reader, record_of, served
from travaux.workbench import Workbench

FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
PAINTED = """async () => {
  const entries = (type) => new Promise((told) => {
    const found = [];
    new PerformanceObserver((list) => found.push(...list.getEntries())).observe({ type, buffered: true });
    setTimeout(() => told(found), 500);
  });
  const [largest, tasks] = await Promise.all([entries("largest-contentful-paint"), entries("longtask")]);
  const loading = performance.getEntriesByType("navigation")[0];
  return {
    first: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    largest: largest.at(-1).startTime,
    ready: loading.domContentLoadedEventEnd,
    bytes: loading.decodedBodySize,
    tasks: Math.max(0, ...tasks.map((task) => task.duration)),
  };
}"""
"""Milliseconds from the request to the first and the largest paint and to a page that answers, and its longest task."""
SCROLLED = """async () => {
  const frames = [];
  const height = document.documentElement.scrollHeight;
  let last = await new Promise(requestAnimationFrame);
  for (let step = 1; step <= 120; step += 1) {
    window.scrollTo({ top: (height * step) / 120, behavior: "instant" });
    const now = await new Promise(requestAnimationFrame);
    frames.push(now - last);
    last = now;
  }
  return frames;
}"""
"""Milliseconds from frame to frame while the page is scrolled from its beginning to its end in 120 steps."""
HEADER = (
    "| words | megabytes | first paint ms | largest paint ms | page ready ms | longest task ms | frame p50 ms | "
    "frame p95 ms |\n|---|---|---|---|---|---|---|---|"
)


def openings(address: str, times: int, chromium: str) -> tuple[list[Mapping[str, Any]], list[float]]:
    """What the browser says of every opening, each in a browser that knows nothing yet, and the frames of all."""
    painted, frames = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for _time in range(times):
            page = browser.new_page(viewport={"width": 1360, "height": 900})
            page.goto(address)
            painted.append(page.evaluate(PAINTED))
            frames += page.evaluate(SCROLLED)
            page.close()
        browser.close()
    return painted, sorted(frames)


def row(words: int, painted: Sequence[Mapping[str, Any]], frames: Sequence[float]) -> str:
    """One row of the table."""
    middle = {name: statistics.median(one[name] for one in painted) for name in painted[0]}
    shown = [middle[name] for name in ("first", "largest", "ready", "tasks")]
    shown += [frames[len(frames) // 2], frames[len(frames) * 95 // 100]]
    return f"| {words:,} | {middle['bytes'] / 1e6:.1f} | " + " | ".join(f"{one:.0f}" for one in shown) + " |"


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
        with served(record) as server:
            address = f"/documents/{long.id}/reading"
            with Reader(server.host) as first:
                first.patiently(address)
            painted, frames = openings(f"http://{server.host}{address}", asked.times, chromium)
    print(HEADER)
    print(row(long.words, painted, frames))
    return None


if __name__ == "__main__":
    main()
