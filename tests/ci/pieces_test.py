"""Runs the pre-commit hooks by pre-commit, the script of the GitHub action by bash, and validates the YAML of docs/ci.md.
    pieces_test.py MTLINT TOOLS        TOOLS: a folder where pre-commit and check-jsonschema are kept, fetched when missing."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PACKAGES = ["pre-commit==4.7.0", "check-jsonschema==0.39.0"]
CANNOT_BE_HAD = 77
MTLINT, TOOLS = (pathlib.Path(p).resolve() for p in sys.argv[1:3])
BIN = TOOLS / "venv" / "bin"


def fetch_tools():
    ready = TOOLS / "venv" / ("ready " + " ".join(PACKAGES))
    if ready.exists():
        return
    for command in ([sys.executable, "-m", "venv", "--clear", TOOLS / "venv"],
                    [BIN / "python3", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES]):
        done = subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if done.returncode != 0:
            print(f"skipped: {' '.join(PACKAGES)} cannot be had\n{done.stdout}")
            sys.exit(CANNOT_BE_HAD)
    ready.touch()


def snippets():
    """The YAML blocks of docs/ci.md by the name of the file that their first line says they are."""
    blocks = re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", (ROOT / "docs/ci.md").read_text(), re.MULTILINE | re.DOTALL)
    return {name.rpartition("/")[2]: text for name, text in blocks}


class Pieces(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        (self.folder / "bin").mkdir()
        (self.folder / "bin/mtlint").symlink_to(MTLINT)
        self.environment = {**os.environ, "PATH": f"{self.folder}/bin:{BIN}:{os.environ['PATH']}",
                            "PRE_COMMIT_HOME": str(self.folder / "cache"), "GIT_CONFIG_GLOBAL": "/dev/null",
                            "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@b.c", "GIT_COMMITTER_NAME": "A",
                            "GIT_COMMITTER_EMAIL": "a@b.c"}

    def run_in(self, folder, *command, status=0, **environment):
        done = subprocess.run(list(map(str, command)), cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
                              env={**self.environment, **environment}, timeout=600)
        out = done.stdout.decode(errors="replace")
        self.assertEqual(done.returncode, status, out)
        return out

    def repository(self, name, files):
        folder = self.folder / name
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text)
        self.run_in(folder, "git", "init", "--quiet")
        self.run_in(folder, "git", "add", "--all")
        self.run_in(folder, "git", "commit", "--quiet", "--message", "first")
        return folder

    def test_pre_commit(self):
        hooks = self.repository("hooks", {".pre-commit-hooks.yaml": (ROOT / ".pre-commit-hooks.yaml").read_text()})
        revision = self.run_in(hooks, "git", "rev-parse", "HEAD").strip()
        config = re.sub(r"repo: \S+", f"repo: {hooks}", snippets()[".pre-commit-config.yaml"])
        config = re.sub(r"rev: \S+", f"rev: {revision}", config)
        articles = self.repository("articles", {
            ".pre-commit-config.yaml": config,
            "articles/a.txt": "The week (23). of the month.\n",
            "articles/b.txt": "He left on Tuesday.\n",
            "code.py": "print('on Tuesday (23). of')\n",
            "notes.txt": "Not an article on Tuesday (23). of\n"})
        first = self.run_in(articles, "pre-commit", "run", "--all-files", status=1)
        self.assertIn("articles/a.txt: 1 fix (stray-period)", first)
        self.assertIn("files were modified by this hook", first)
        self.assertEqual((articles / "articles/a.txt").read_text(), "The week (23) of the month.\n")
        self.assertIn("(23). of", (articles / "notes.txt").read_text())
        self.assertIn("(23). of", (articles / "code.py").read_text())
        (articles / "articles/a.txt").write_text("He left on Tuesday XX.\nHe spoke of Multid\u00e3o Popular in Baghdad.\n")
        second = self.run_in(articles, "pre-commit", "run", "--all-files", "mtlint", status=1)
        self.assertIn("untranslated-entity", second)
        (articles / "articles/a.txt").write_text("He left on Tuesday.\n")
        self.run_in(articles, "pre-commit", "run", "--all-files")

    def test_what_pre_commit_says_of_the_hooks(self):
        self.run_in(ROOT, "pre-commit", "validate-manifest", ".pre-commit-hooks.yaml")

    def test_what_the_schemas_say(self):
        self.assertEqual({*snippets()}, {".pre-commit-config.yaml", "mtlint.yml", ".gitlab-ci.yml"})
        for name, text in snippets().items():
            (self.folder / name).write_text(text)
        for schema, path in (("vendor.github-actions", ROOT / "action.yml"), ("vendor.github-workflows", "mtlint.yml"),
                             ("vendor.gitlab-ci", ".gitlab-ci.yml")):
            self.run_in(self.folder, "check-jsonschema", "--builtin-schema", schema, path)
        self.run_in(self.folder, "pre-commit", "validate-config", ".pre-commit-config.yaml")

    def action(self):
        """The last step of the action: its script and, by input, its variable."""
        read = "import json, sys, yaml; print(json.dumps(yaml.safe_load(open(sys.argv[1]))))"
        action = json.loads(self.run_in(ROOT, "python3", "-c", read, ROOT / "action.yml"))
        step = action["runs"]["steps"][-1]
        variables = {re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value)[1]: name for name, value in step["env"].items()}
        return action["inputs"], variables, step["run"]

    def run_action(self, folder, status, **given):
        inputs, variables, script = self.action()
        output = self.folder / "outputs"
        output.write_text("")
        values = {variables[name]: str(given.get(name.replace("-", "_"), inputs[name]["default"])) for name in variables}
        out = self.run_in(folder, "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script, status=status,
                          GITHUB_OUTPUT=str(output), GITHUB_STEP_SUMMARY=str(self.folder / "summary"), **values)
        self.assertEqual(output.read_text(), f"status={status}\n")
        return out

    def test_the_action_uses_all_its_inputs(self):
        inputs, variables, _ = self.action()
        self.assertEqual({*inputs} - {*variables}, {"cache"})

    def test_the_action(self):
        folder = self.repository("texts", {"a b.txt": "The week (23). of the month.\n", "good.txt": "He left on Tuesday.\n"})
        self.assertIn("::error file=a b.txt,line=1", self.run_action(folder, 1))
        summary = (self.folder / "summary").read_text()
        self.assertIn("stray-period", summary)
        self.assertIn("Score ", summary)
        self.run_action(folder, 1, summary="false")
        self.assertEqual((self.folder / "summary").read_text(), summary)
        self.run_action(folder, 0, paths="good.txt\n\n")
        self.run_action(folder, 1, paths="a b.txt\ngood.txt", source_lang="pt", lang="en")
        self.run_action(folder, 0, fail_on="never")
        self.run_action(folder, 0, changed_since="HEAD")
        self.run_action(folder, 0, arguments="--except\nstray-period")
        self.assertEqual(self.run_action(folder, 1, format="sarif", output="out.sarif"), "")
        self.assertIn("stray-period", (folder / "out.sarif").read_text())

    def test_the_action_badly_set_up(self):
        folder = self.repository("texts", {"a.txt": "He left on Tuesday.\n"})
        self.assertIn("no-such", self.run_action(folder, 2, paths="no-such"))
        self.assertIn("portuguese", self.run_action(folder, 2, source_lang="portuguese"))
        self.run_action(folder, 2, format="no-such-format")
        self.assertIn("no-such-folder", self.run_action(folder, 2, output="no-such-folder/out.sarif"))
        self.run_action(folder, 2, fail_on="warnings")
        self.run_action(folder, 2, arguments="--no-such-flag")
        (folder / ".mtlint.yaml").write_text("sorce_lang: pt\n")
        self.assertIn('.mtlint.yaml:1:1: unknown key "sorce_lang"', self.run_action(folder, 2))
        (folder / ".mtlint.yaml").unlink()
        self.run_action(folder, 2, changed_since="no-such-revision")
        hostile = "$(touch hacked); `touch hacked`; \" ' --output hacked"
        self.run_action(folder, 2, paths=hostile, source_lang=hostile)
        self.run_action(folder, 2, paths="--help")
        self.assertEqual([p.name for p in folder.iterdir() if p.name != ".git"], ["a.txt"])


if __name__ == "__main__":
    fetch_tools()
    if not shutil.which("git"):
        sys.exit(CANNOT_BE_HAD)
    del sys.argv[1:]
    unittest.main()
