"""Hands --format rdjson to reviewdog in a repository, as docs/ci.md says, and looks at what it makes of it.
    reviewdog_test.py MTLINT        Skipped, and said to be, where scripts/test has not built reviewdog."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "mtlint"
REVIEWDOG = CACHE / "reviewdog/bin/reviewdog"
CANNOT_BE_HAD = 77
MTLINT = pathlib.Path(sys.argv[1]).resolve()

BEFORE = "The caf\u00e9 closed on the week (22). of the month.\nHe left.\n"
AFTER = BEFORE + "The caf\u00e9 opened on the week (23). of the month , too.\n"
ENVIRONMENT = {**os.environ, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@b.c",
               "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@b.c"}


class Reviewdog(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.article = self.folder / "articles/a b.txt"
        self.article.parent.mkdir()
        self.article.write_text(BEFORE, encoding="utf-8")
        for command in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "first"]):
            subprocess.run(["git", *command], cwd=self.folder, env=ENVIRONMENT, check=True)
        self.article.write_text(AFTER, encoding="utf-8")

    def review(self, *arguments, path="articles/", status=0):
        report = subprocess.run([MTLINT, "check", "--format", "rdjson", path], cwd=self.folder, stdout=subprocess.PIPE,
                                stderr=subprocess.DEVNULL, check=False)
        self.assertIn(report.returncode, (0, 1, 2))
        done = subprocess.run([REVIEWDOG, "-f=rdjson", "-diff=git diff HEAD", *arguments], cwd=self.folder, env=ENVIRONMENT,
                              input=report.stdout, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        out = done.stdout.decode()
        self.assertEqual(done.returncode, status, out)
        return out

    def diagnostics(self, *arguments):
        return json.loads(self.review("-reporter=rdjson", *arguments))["diagnostics"]

    def test_what_a_terminal_shows_of_the_changed_lines(self):
        self.assertEqual(
            self.review("-reporter=local").splitlines(),
            ["articles/a b.txt:3:34: error: A period stands in the middle of a sentence; delete it [stray-period]",
             "articles/a b.txt:3:48: error: A space stands before a mark; delete the space [space-before-mark]"])

    def test_every_line_when_asked_and_its_exit_status(self):
        out = self.review("-reporter=local", "-filter-mode=nofilter", "-fail-level=error", status=1)
        self.assertEqual([line.split(":")[1] for line in out.splitlines() if "stray-period" in line], ["1", "3"])

    def test_the_suggestions_are_the_fixes(self):
        bytes_of_lines = AFTER.encode().splitlines(keepends=True)
        for found in reversed(self.diagnostics()):
            suggestion = found["suggestions"][0]
            start, end = (suggestion["range"][side] for side in ("start", "end"))
            self.assertEqual(start["line"], end["line"])
            line = bytes_of_lines[start["line"] - 1]
            # What is empty is left out by reviewdog.
            text = suggestion.get("text", "").encode()
            bytes_of_lines[start["line"] - 1] = line[:start["column"] - 1] + text + line[end["column"] - 1:]
        self.assertEqual(b"".join(bytes_of_lines).decode(), BEFORE + "The caf\u00e9 opened on the week (23) of the month, too.\n")

    def test_rules_and_severities(self):
        self.assertEqual([(found["code"]["value"], found["severity"], found["source"]["name"]) for found in self.diagnostics()],
                         [("stray-period", "ERROR", "mtlint"), ("space-before-mark", "ERROR", "mtlint")])

    def test_records_and_trouble_have_a_file_and_no_line(self):
        (self.folder / "r.jsonl").write_text(json.dumps({"id": "r1", "text": "The week (23). of the month."}) + "\n")
        self.assertIn("r.jsonl: error: r1: A period", self.review("-filter-mode=nofilter", path="r.jsonl"))
        self.assertIn("no-such-file: error: cannot be read", self.review("-filter-mode=nofilter", path="no-such-file"))

    def test_nothing_found(self):
        self.article.write_text("He left on Tuesday.\n")
        self.assertEqual(self.review("-reporter=local", "-fail-level=any"), "")


if __name__ == "__main__":
    if not REVIEWDOG.exists():
        print(f"skipped: there is no {REVIEWDOG}, which scripts/test builds")
        sys.exit(CANNOT_BE_HAD)
    del sys.argv[1:]
    unittest.main()
