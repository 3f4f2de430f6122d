"""Builds the pages of the rules and follows every link: rule_pages_test.py MTLINT"""
import html.parser
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
MTLINT = pathlib.Path(sys.argv[1]).resolve()
VOID = {"meta", "link", "br", "hr", "img"}


class Page(html.parser.HTMLParser):
    """Links, ids, text and what is wrong with the nesting of a page."""

    def __init__(self, text):
        super().__init__()
        self.links, self.ids, self.tags, self.faults, self.text = [], [], set(), [], ""
        self.open = []
        self.feed(text)
        if self.open:
            self.faults.append(f"not closed: {self.open}")

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        attributes = dict(attrs)
        self.links += [attributes[name] for name in ("href", "src") if name in attributes]
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")

    def handle_data(self, data):
        self.text += data


class RulePages(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)

    def build(self, *arguments, status=0):
        command = [sys.executable, "-B", ROOT / "scripts/rule_pages", *arguments]
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stderr

    def pages(self, *arguments):
        out = self.folder / "out"  # made anew where there is one
        self.build(*arguments, MTLINT, out)
        return {path.name: Page(path.read_text(encoding="utf-8")) for path in out.glob("*.html")}

    def test_every_rule_has_a_page_and_every_link_leads_somewhere(self):
        pages = self.pages()
        listed = subprocess.run([MTLINT, "rules", "list", "--no-config", "--format", "json"], capture_output=True, check=True)
        rules = [rule["rule"] for rule in json.loads(listed.stdout)]
        self.assertGreater(len(rules), 100)
        self.assertEqual({*pages}, {"index.html", *(rule + ".html" for rule in rules)})
        self.assertEqual({rule + ".html" for rule in rules} - {*pages["index.html"].links}, set())
        for name, page in pages.items():
            self.assertEqual(page.faults, [], name)
            self.assertEqual(len(page.ids), len({*page.ids}), name)
            for link in page.links:
                target, _, anchor = link.partition("#")
                if target == "style.css":
                    continue
                self.assertIn(target or name, pages, f"{name}: {link}")
                if anchor:
                    self.assertIn(anchor, pages[target or name].ids, f"{name}: {link}")
            for word in ("Why", "Examples", "Fix", "fine"):
                self.assertTrue(name == "index.html" or word in page.text, f"{name}: {word}")

    def test_rules_of_ones_own_are_shown_and_inert(self):
        (self.folder / "own").mkdir()
        (self.folder / "own/odd-word.yaml").write_text("""\
rule: odd-word
check: phrases
category: style/word
severity: warning
summary: A <script>alert(1)</script> & a "word".
why: "It \\u202E turns."
fix: safe
options: { phrases: { utilise: use } }
examples:
  - { bad: 'They $[[utilise]] <b>it</b>.', good: 'They use <b>it</b>.' }
  - { ok: 'They use it.' }
""")
        page = self.pages("--rules", self.folder / "own")["odd-word.html"]
        self.assertEqual(page.tags & {"script", "b"}, {"b"})
        self.assertIn("<script>alert(1)</script>", page.text)
        self.assertIn("They utilise <b>it</b>.", page.text)
        self.assertIn("\\u{202E} turns", page.text)

    def test_rates_are_told_where_they_are_known(self):
        rates = self.folder / "rates.json"
        rates.write_text(json.dumps({"text": "clean text", "words": [
            {"lang": "en", "source_lang": "", "words": 2000}], "findings": {"stray-period": 3}}))
        pages = self.pages("--rates", rates)
        self.assertIn("3 in 2,000 words of clean text, 1.500 in 1,000 words", pages["stray-period.html"].text)
        self.assertIn("silent in 2,000 words", pages["doubled-word.html"].text)
        self.assertIn("not measured", pages["romance-connectives.html"].text)
        self.assertNotIn("On clean text", self.pages("--rates", self.folder / "none")["stray-period.html"].text)

    def test_what_cannot_be_done(self):
        (self.folder / "file").write_text("")
        self.assertIn("file", self.build(MTLINT, self.folder / "file", status=2))
        (self.folder / "home").mkdir()
        (self.folder / "home/index.html").write_text("mine")
        self.assertIn("something else", self.build(MTLINT, self.folder / "home", status=2))
        self.assertEqual((self.folder / "home/index.html").read_text(), "mine")
        (self.folder / "bad.json").write_text("{")
        self.build("--rates", self.folder / "bad.json", MTLINT, self.folder / "out", status=2)
        self.build("--rules", self.folder / "no-such", MTLINT, self.folder / "out", status=2)
        self.assertIn("no-such-program", self.build(self.folder / "no-such-program", self.folder / "out", status=2))


if __name__ == "__main__":
    del sys.argv[1:]
    unittest.main()
