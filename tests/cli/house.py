"""What the tests of the command line share. Each *_test.py is run with the path of the program: NAME_test.py MTLINT."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

MTLINT = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else "mtlint"
ROOT = pathlib.Path(__file__).resolve().parents[2]

# A pack of rules of its own, so that these tests do not depend on what the built-in rules say.
PACK = {
    "own/pack.yaml": "pack: own\nsummary: Rules of these tests.\n",
    "own/odd-word.yaml": """\
rule: odd-word
check: phrases
category: fluency/spelling
severity: warning
confidence: 0.9
summary: A word that nobody needs.
why: There is a shorter one.
fix: safe
options: { phrases: { utilise: use, whilst: while } }
examples:
  - { bad: 'We $[[utilise]] it.', good: 'We use it.' }
  - { ok: 'We use it.' }
""",
    "own/sure-error.yaml": """\
rule: sure-error
check: pattern
category: structure/residue
severity: error
summary: A place holder was left in.
why: Templates have them.
options: { find: 'X{4,}' }
examples:
  - { bad: 'Dear $[[XXXX]],' }
  - { ok: 'XXX' }
""",
    "own/mere-hint.yaml": """\
rule: mere-hint
check: phrases
category: style/word
severity: info
summary: A matter of taste.
why: Some like it plain.
fix: unsafe
fix-safety: Tastes differ.
options: { phrases: { commence: begin } }
examples:
  - { bad: 'We $[[commence]] now.', good: 'We begin now.' }
  - { ok: 'We begin now.' }
""",
}
OWN_RULES = "odd-word,sure-error,mere-hint"


class CommandLine(unittest.TestCase):
    """A test with a folder of its own, in which mtlint runs."""

    maxDiff = None

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.folder.chmod(0o755)
        for name, text in PACK.items():
            self.write("pack/" + name, text)
        self.write("texts/.keep", "")

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def read(self, name):
        return (self.folder / name).read_bytes()

    def mtlint(self, *arguments, stdin=b"", before=(), **environment):
        """Runs `mtlint ARGUMENTS`; the rules of all that check or fix are only those of the pack above."""
        run = subprocess.run([*before, MTLINT, *map(str, arguments)], input=stdin, capture_output=True, check=False,
                             cwd=self.folder, env={**os.environ, "LC_ALL": "C", **environment}, timeout=300)
        self.assertGreaterEqual(run.returncode, 0, f"died of a signal: {run.stderr}")
        run.out = run.stdout.decode(errors="surrogateescape")
        lines = run.stderr.decode(errors="surrogateescape").splitlines(True)
        run.err = "".join(line for line in lines if "there is no lexicon" not in line)  # it depends on the machine
        return run

    def own(self, command, *arguments, **more):
        rules = () if "--only" in arguments else ("--only", OWN_RULES)
        return self.mtlint(command, "--rules", "pack", *rules, *arguments, **more)

    def expect(self, run, status, out=None, err=None):
        self.assertEqual(run.returncode, status, run.out + run.err)
        if out is not None:
            self.assertEqual(run.out, out)
        if err is not None:
            self.assertEqual(run.err, err)

    def as_nobody(self):
        """What to put before a command so that permissions count, also for root."""
        if os.geteuid() != 0:
            return ()
        return ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")


def main():
    del sys.argv[1:]
    unittest.main()
