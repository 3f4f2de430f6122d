"""What tests in a browser share: Chromium, driven by Playwright, which scripts/test installs into the user's cache.

Importing this goes on in the Python that has Playwright, or ends with 77 where there is none."""
import functools
import os
import pathlib
import shutil
import sys

SKIPPED = 77
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "mtlint"


def skip(why):
    print(f"skipped: {why}; scripts/test installs it")
    sys.exit(SKIPPED)


try:
    from playwright.sync_api import sync_playwright
    import axe_playwright_python
except ImportError:
    python = CACHE / "browser" / "bin" / "python"
    if not python.exists() or pathlib.Path(sys.prefix) == python.parent.parent:
        skip("Playwright for Python is missing")
    os.execv(python, [str(python), "-B", *sys.argv])

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
if not CHROMIUM:
    skip("Chromium is missing")
AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


@functools.cache
def chromium():
    """One browser for all tests; it ends with the process."""
    return sync_playwright().start().chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])


def violations(page):
    """What axe-core finds wrong with the page as it is shown now, a line each."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{v['id']}: {v['help']}: {node['html'][:200]}" for v in found for node in v["nodes"]]
