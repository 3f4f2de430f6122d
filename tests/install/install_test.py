"""Installs into a temporary prefix, moves that, and uses program and library from where they are then.
    install_test.py SOURCE BUILD CMAKE CXX-COMPILER [FLAGS]        FLAGS: what the build was compiled with, for the examples."""
import gzip
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

SOURCE, BUILD = (pathlib.Path(p).resolve() for p in sys.argv[1:3])
CMAKE, CXX = sys.argv[3:5]
FLAGS = sys.argv[5] if len(sys.argv) > 5 else ""
SEED = sorted((SOURCE / "seeds").glob("*.txt"))[0]
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "MTLINT_LEXICON"}


def run(*command, status=0, **more):
    done = subprocess.run(list(map(str, command)), capture_output=True, check=False, env=ENVIRONMENT, timeout=300, **more)
    if done.returncode != status:
        raise AssertionError(f"{command}: {done.returncode}\n{done.stdout.decode()}\n{done.stderr.decode()}")
    return done.stdout.decode()


class Install(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        first = cls.folder / "first"
        run(CMAKE, "--install", BUILD, "--prefix", first)
        cls.prefix = cls.folder / "moved to here"
        shutil.move(first, cls.prefix)
        cls.first = first
        cls.files = {p.relative_to(cls.prefix).as_posix(): p for p in cls.prefix.rglob("*") if not p.is_dir()}

    def file(self, pattern):
        found = [path for name, path in self.files.items() if re.fullmatch(pattern, name)]
        self.assertEqual(len(found), 1, f"{pattern} among {sorted(self.files)}")
        return found[0]

    def test_the_moved_program_says_what_the_built_one_says(self):
        program = self.file("bin/mtlint")
        check = ("check", "--no-config", "--source-lang", "pt", "--format", "jsonl", SEED)
        here = run(program, *check, status=1)
        self.assertEqual(here, run(BUILD / "mtlint", *check, status=1))
        self.assertIn('"stray-period"', here)

    def test_it_finds_its_lexicon(self):
        self.file("share/mtlint/mtlint.lex")
        self.assertIn("The lexicon was made of:", run(self.file("bin/mtlint"), "--version", "--verbose"))
        link = self.folder / "link"
        link.symlink_to(self.file("bin/mtlint"))
        self.assertIn("The lexicon was made of:", run(link, "--version", "--verbose"))

    def test_shells_and_man_find_theirs(self):
        page = self.file(r"(share/)?man/man1/mtlint\.1(\.gz)?").read_bytes()
        self.assertTrue((gzip.decompress(page) if page[:2] == b"\x1f\x8b" else page).startswith(b".TH MTLINT 1"))
        self.assertIn("complete -o default", self.file("share/bash-completion/completions/mtlint").read_text())
        self.assertTrue(self.file("share/zsh/.*/_mtlint").read_text().startswith("#compdef mtlint"))
        self.assertIn("complete -c mtlint", self.file("share/fish/.*/mtlint.fish").read_text())

    def test_licences_and_schema_come_with_it(self):
        self.assertIn("Apache License", self.file("share/doc/mtlint/LICENSE").read_text())
        self.assertIn("| ICU |", self.file("share/doc/mtlint/licences.md").read_text())
        self.assertIn("$schema", self.file("share/mtlint/mtlint.schema.json").read_text())

    def test_no_file_knows_where_it_was(self):
        for path in self.files.values():
            if path.suffix in (".cmake", ".pc", ".fish", ".1") or path.parent.name == "completions":
                text = path.read_text()
                for place in (self.first, BUILD, SOURCE):
                    self.assertNotIn(str(place), text, path)

    @unittest.skipUnless(shutil.which("nm"), "no nm")
    def test_the_library_shows_its_interface_only(self):
        library = self.file(r"lib[\w/-]*/libmtlint\.so\.\d+\.\d+\.\d+")
        names = [line.split(" ", 2)[2] for line in run("nm", "-DC", "--defined-only", library).splitlines()]
        self.assertIn("mtlint_open", names)
        for name in names:
            self.assertRegex(name, r"^(mtlint_\w+|mtlint::api::.*)$")

    def built(self, example, name):
        """A program outside of the tree that finds mtlint where it was moved to."""
        out = self.folder / example
        compiler = "CXX" if example == "cpp" else "C"
        using = [f"-DCMAKE_CXX_COMPILER={CXX}"] if example == "cpp" else []
        run(CMAKE, "-S", SOURCE / "examples" / example, "-B", out, f"-DCMAKE_PREFIX_PATH={self.prefix}", *using,
            f"-DCMAKE_{compiler}_FLAGS={FLAGS} -Wall -Wextra -Wpedantic -Werror")
        run(CMAKE, "--build", out)
        return out / name

    def test_a_program_in_c(self):
        text = "\u00c9l left on Tuesday (23). of the the city.".encode()
        out = run(self.built("c", "lint_buffer"), "pt", input=text)
        self.assertIn("1:24 bytes 24-25, characters 23-24: ", out)
        self.assertIn("[stray-period]\n  delete it\n  bytes 24-25: \"\"\n", out)
        self.assertTrue(out.endswith("on Tuesday of the city.\n"), out)

    def test_a_program_in_cpp(self):
        out = run(self.built("cpp", "lint_text"), "pt", input=SEED.read_bytes())
        self.assertIn("[untranslated-entity]", out)
        self.assertIn("the pro-government group Popular Mobilization Forces, de facto", out)

    @unittest.skipUnless(shutil.which("pkg-config"), "no pkg-config")
    def test_pkg_config(self):
        path = self.file(r"lib[\w/-]*/pkgconfig/mtlint\.pc").parent
        words = subprocess.run(["pkg-config", "--cflags", "--libs", "mtlint"], env={**ENVIRONMENT, "PKG_CONFIG_PATH": str(path)},
                               capture_output=True, text=True, check=True).stdout
        self.assertIn("-lmtlint", words)
        self.assertIn("moved", words)


if __name__ == "__main__":
    del sys.argv[1:]
    unittest.main()
