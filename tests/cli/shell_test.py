"""What shells and man know of mtlint."""
import re
import shutil
import subprocess
import unittest
from house import CommandLine, main


class Shells(CommandLine):
    def complete(self, *words):
        script = self.mtlint("completion", "bash").out
        line = " ".join(f"'{word}'" for word in ("mtlint", *words))
        program = f"{script}\nCOMP_WORDS=({line}); COMP_CWORD={len(words)}; _mtlint; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        return subprocess.run(["bash", "-c", program], capture_output=True, text=True, check=True).stdout.split()

    def test_bash_completes_commands_and_flags(self):
        self.assertEqual(self.complete("che"), ["check"])
        self.assertEqual(self.complete("rules", ""), ["list", "test", "--help"])
        self.assertEqual(self.complete("check", "a.txt", "--chan"), ["--changed-since"])
        self.assertIn("--cost", self.complete("rules", "list", "--"))

    def test_every_shell_knows_every_command(self):
        listed = re.findall(r"^  ([a-z]+) ", self.mtlint("--help").out.split("ubcommands:")[1], re.MULTILINE)
        self.assertGreater(len(listed), 8)
        for shell in ("bash", "zsh", "fish"):
            script = self.mtlint("completion", shell)
            self.expect(script, 0, err="")
            for command in listed:
                self.assertIn(command, script.out, (shell, command))
            if shutil.which(shell):
                subprocess.run([shell, "-n"], input=script.out, text=True, check=True)
        self.expect(self.mtlint("completion", "csh"), 2)

    def test_the_manual_has_every_flag(self):
        page = self.mtlint("man")
        self.expect(page, 0, err="")
        self.assertTrue(page.out.startswith(".TH MTLINT 1"))
        for flag in ("--baseline", "--changed-since", "--shard", "--unsafe"):
            self.assertIn(flag.replace("-", "\\-"), page.out)

    @unittest.skipUnless(shutil.which("groff"), "no groff")
    def test_the_manual_is_good_roff(self):
        run = subprocess.run(["groff", "-man", "-Tascii", "-wall", "-z"], input=self.mtlint("man").stdout, capture_output=True,
                             check=True)
        self.assertEqual(run.stderr, b"")

    def test_versions(self):
        self.assertRegex(self.mtlint("--version").out, r"^mtlint \d+\.\d+\.\d+ \(Unicode [\d.]+, ICU [\d.]+ \(CLDR \d+\), "
                         r"lexicon ([0-9A-F]{8}|none)\)\n$")

    def test_what_was_misspelt(self):
        self.expect(self.mtlint("chek", "a.txt"), 2, out="", err='mtlint: there is no command "chek"; did you mean "check"?\n')
        self.expect(self.mtlint("rules", "lsit"), 2, out="", err='mtlint: there is no command "lsit"; did you mean "list"?\n')
        told = "mtlint: there is no option --formt; did you mean \"--format\"?\n"
        self.expect(self.mtlint("check", "--formt=csv", "a"), 2, out="", err=told)
        self.assertEqual(self.mtlint("check", "--max-findings", "-1", "a").returncode, 2)


if __name__ == "__main__":
    main()
