"""mtlint fix: files, patches and streams."""
import json
import os
import shutil
import stat
import subprocess
from house import ROOT, CommandLine, main

BOM = b"\xef\xbb\xbf"
TEXTS = {
    "plain.txt": b"We utilise it.\nNothing here.\n" + b"filler\n" * 20 + b"Whilst we wait.\n",
    "crlf.txt": b"We utilise it.\r\nNothing here.\r\nWhilst we wait.\r\n",
    "no-end.txt": b"first\nWe utilise it.",
    "no-end-crlf.txt": b"first\r\nWe utilise it.",
    "bom.txt": BOM + b"Utilise it.\n",
    "bom-crlf-no-end.txt": BOM + b"first\r\nUtilise it.",
    "mixed-ends.txt": b"utilise\r\nutilise\nutilise\rutilise\n\n\r\n",
    "invalid.txt": b"\xff utilise \xc3( \xe2\x82\nwhilst \x80\n",
    "nul.txt": b"a\0b utilise\n",
    "sub folder/with space.txt": b"utilise\n",
    "sub folder/\u00fc\"quote.txt": b"utilise\n",
    "only-word": b"utilise",
    "clean.txt": b"Nothing here.\n",
}


def fixed(text):
    for old, new in ((b"utilise", b"use"), (b"Utilise", b"Use"), (b"whilst", b"while"), (b"Whilst", b"While")):
        text = text.replace(old, new)
    return text


class Files(CommandLine):
    def test_files_are_mended_and_it_says_so(self):
        self.write("texts/a.txt", "We utilise XXXX, whilst they utilise it.\n")
        run = self.own("fix", "texts/a.txt")
        self.expect(run, 1, out="texts/a.txt: 3 fixes (odd-word 3 times)\n", err="")  # XXXX is left
        self.assertEqual(self.read("texts/a.txt"), b"We use XXXX, while they use it.\n")

    def test_what_is_mended_is_clean_and_stays_as_it_is(self):
        for name, text in TEXTS.items():
            self.write("texts/" + name, text)
        self.expect(self.own("fix", "texts"), 0, err="")
        for name, text in TEXTS.items():
            self.assertEqual(self.read("texts/" + name), fixed(text), name)
        self.expect(self.own("fix", "texts"), 0, out="", err="")

    def test_a_file_without_fixes_is_not_touched(self):
        path = self.write("a.txt", "Nothing.\n")
        os.utime(path, (1000, 1000))
        before = path.stat()
        self.own("fix", "a.txt")
        self.assertEqual((path.stat().st_ino, path.stat().st_mtime), (before.st_ino, before.st_mtime))

    def test_mode_and_links_stay(self):
        path = self.write("real.txt", "utilise\n")
        path.chmod(0o640)
        (self.folder / "link.txt").symlink_to("real.txt")
        self.expect(self.own("fix", "link.txt"), 0)
        self.assertTrue((self.folder / "link.txt").is_symlink())
        self.assertEqual(self.read("real.txt"), b"use\n")
        self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o640)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["link.txt", "pack", "real.txt", "texts"])

    def test_unsafe_fixes_are_made_only_when_asked_for(self):
        self.write("a.txt", "We commence and utilise.\n")
        self.own("fix", "a.txt")
        self.assertEqual(self.read("a.txt"), b"We commence and use.\n")
        self.own("fix", "--unsafe", "a.txt")
        self.assertEqual(self.read("a.txt"), b"We begin and use.\n")

    def test_only(self):
        self.write("a.txt", "commence utilise\n")
        self.own("fix", "--only", "mere-hint", "--unsafe", "a.txt")
        self.assertEqual(self.read("a.txt"), b"begin utilise\n")

    def test_a_file_that_cannot_be_written_is_reported_and_the_rest_goes_on(self):
        self.write("shut/a.txt", "utilise\n")
        path = self.write("texts/b.txt", "utilise\n")
        for each in (self.folder / "texts", path):
            each.chmod(0o777)
        (self.folder / "shut/a.txt").chmod(0o444)
        (self.folder / "shut").chmod(0o555)
        run = self.own("fix", "shut/a.txt", "texts/b.txt", before=self.as_nobody())
        (self.folder / "shut").chmod(0o755)
        self.assertEqual(run.returncode, 2)
        self.assertRegex(run.err, r"^mtlint: shut/a.txt: .+\n$")
        self.assertEqual(self.read("shut/a.txt"), b"utilise\n")
        self.assertEqual(self.read("texts/b.txt"), b"use\n")


class Streams(CommandLine):
    def test_standard_input_goes_to_standard_output(self):
        for name, text in TEXTS.items():
            self.assertEqual(self.own("fix", "-", stdin=text).stdout, fixed(text), name)


class Patches(CommandLine):
    """A diff is the fix: what git and patch make of it is what fix would have written."""

    def setUp(self):
        super().setUp()
        for name, text in TEXTS.items():
            self.write("texts/" + name, text)
        self.before = {name: self.read("texts/" + name) for name in TEXTS}
        run = self.own("fix", "--diff", "texts")
        self.expect(run, 0, err="")
        self.diff = run.stdout
        self.assertEqual({name: self.read("texts/" + name) for name in TEXTS}, self.before, "a diff writes nothing")

    def expect_fixed(self):
        for name, text in TEXTS.items():
            self.assertEqual(self.read("texts/" + name), fixed(text), name)

    def feed(self, *command):
        run = subprocess.run(command, input=self.diff, cwd=self.folder, capture_output=True, check=False,
                             env={**os.environ, "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(self.folder)})
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr + self.diff)

    def test_git_takes_it(self):
        subprocess.run(["git", "init", "-q"], cwd=self.folder, check=True)
        self.feed("git", "apply", "--check")
        self.feed("git", "apply", "--whitespace=nowarn")
        self.expect_fixed()

    def test_patch_takes_it(self):
        self.feed("patch", "--binary", "-p1", "--quiet")
        self.expect_fixed()

    def test_reverse_is_the_original(self):
        self.own("fix", "texts")
        self.feed("patch", "--binary", "-p1", "-R", "--quiet")
        for name in TEXTS:
            self.assertEqual(self.read("texts/" + name), self.before[name], name)

    def test_paths_are_those_of_git_from_any_place(self):
        run = self.own("fix", "--diff", "./texts/only-word", (self.folder / "texts/plain.txt").as_posix())
        self.assertIn("--- a/texts/only-word\n+++ b/texts/only-word\n", run.out)
        self.assertNotIn("a//", run.out)

    def test_a_diff_of_standard_input_has_a_name(self):
        self.assertTrue(self.own("fix", "--diff", "-", stdin=b"utilise\n").out.startswith("--- a/stdin\n+++ b/stdin\n"))


class Everything(CommandLine):
    """The same for all that the built-in rules mend: their examples and the seeds, in every kind of line end."""

    def test_the_diff_is_the_fix(self):
        rules = json.loads(self.mtlint("rules", "list", "--format", "json").out)
        texts = [example["bad"].replace("$[[", "").replace("]]", "") for rule in rules for example in rule["examples"]
                 if "bad" in example]
        for number, text in enumerate(texts):
            content = text.encode() if number % 3 == 0 else (text + "\nmore\n").encode()
            self.write(f"texts/{number}.txt", content.replace(b"\n", b"\r\n") if number % 3 == 1 else content)
        for seed in (ROOT / "seeds").iterdir():
            self.write("texts/" + seed.name, seed.read_bytes())
        diff = self.mtlint("fix", "--diff", "--unsafe", "texts")
        self.assertLess(diff.returncode, 2, diff.err)
        shutil.copytree(self.folder / "texts", self.folder / "fixed/texts")
        subprocess.run(["git", "init", "-q"], cwd=self.folder, check=True)
        subprocess.run(["git", "apply", "--whitespace=nowarn"], cwd=self.folder, input=diff.stdout, check=True)
        self.assertLess(self.mtlint("fix", "--unsafe", "fixed/texts").returncode, 2)
        changed = 0
        for path in sorted((self.folder / "texts").iterdir()):
            self.assertEqual(path.read_bytes(), self.read("fixed/texts/" + path.name), path.name)
            changed += f"b/texts/{path.name}\n" in diff.out
        self.assertGreater(changed, 2)
        again = self.mtlint("fix", "--diff", "--unsafe", "texts")
        self.assertEqual(again.out, "")


if __name__ == "__main__":
    assert shutil.which("git") and shutil.which("patch"), "git and patch are needed"
    main()
