"""Runs what README.md, docs/tour.md and pictures of terminals show of mtlint and compares: what they show is what it says.
    console_test.py MTLINT [--update]        --update writes what it says now into the documents.

In the tour every command is run, one after the other in one folder; in the README those that begin with mtlint and show output,
and what it shows of a file by cat is a file.
Skipped where the lexicon is not the whole one, as its words make a difference."""
import difflib
import html
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
MTLINT = pathlib.Path(sys.argv[1]).resolve()
NEEDED = ("tesseract-ocr-por", "pyspellchecker", "wordnet-base", "Faker", "symspellpy")
CANNOT_BE_RUN = 77
FENCE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


def run(command, folder):
    environment = {**os.environ, "PATH": f"{folder}/bin:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
    done = subprocess.run(["bash", "-c", command], cwd=folder / "here", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
                          stdin=subprocess.DEVNULL, env=environment, timeout=120)
    return done.stdout.decode()


def renewed(block, folder, all_commands):
    out = ""
    for part in re.split(r"^(?=\$ )", block, flags=re.MULTILINE):
        first, _, shown = part.partition("\n")
        file = re.fullmatch(r"\$ cat (\w+\.\w+)", first)
        if file and not all_commands:  # what a reader would have
            (folder / "here" / file[1]).write_text(shown)
        if not part or not (all_commands or (first.startswith("$ mtlint ") and shown)):
            out += part
            continue
        said = run(first[2:], folder)
        out += first + "\n" + said + ("" if said.endswith("\n") or not said else "\n")
    return out


def picture_faults(folder):
    """A picture of a terminal shows a command, behind "$ ", and what that says."""
    faults = 0
    for path in sorted((ROOT / "docs/pictures").glob("*.svg")):
        shown = [html.unescape(text) for text in re.findall(r'<text class="terminal-r\d+"[^>]*>([^<]*)</text>', path.read_text())]
        command = "".join(shown).split("\n")[0].replace("\u00a0", " ").removeprefix("$ ")
        said = f"$ {command}\n" + run(command, folder)
        if re.sub(r"\s", "", "".join(shown)) != re.sub(r"\s", "", said):
            print(f"{path}: not what it says now; scripts/picture '{command}' 'THE SAME WITH --colour always' makes it anew")
            faults += 1
    return faults


def main():
    known = subprocess.run([MTLINT, "--version", "--verbose"], capture_output=True, text=True, check=True).stdout
    missing = [name for name in NEEDED if name not in known]
    if missing:
        print(f"skipped: the lexicon is without {', '.join(missing)}")
        return CANNOT_BE_RUN
    status = 0
    for name, all_commands in (("README.md", False), ("docs/tour.md", True)):
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch)
            (folder / "here").mkdir()
            (folder / "bin").mkdir()
            (folder / "bin/mtlint").symlink_to(MTLINT)
            shutil.copytree(ROOT / "seeds", folder / "here/seeds")
            before = (ROOT / name).read_text(encoding="utf-8")
            after = FENCE.sub(lambda match: renewed(match[0], folder, all_commands), before)
            if name == "README.md":
                status = 1 if picture_faults(folder) else status
        if after == before:
            continue
        if "--update" in sys.argv:
            (ROOT / name).write_text(after, encoding="utf-8")
            continue
        status = 1
        sys.stdout.writelines(difflib.unified_diff(before.splitlines(True), after.splitlines(True), name, "what it says now"))
        print(f"{name} shows what mtlint does not say any more; if it is right to say it: {__file__} MTLINT --update")
    return status


if __name__ == "__main__":
    sys.exit(main())
