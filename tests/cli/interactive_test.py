"""mtlint fix --interactive, at a pseudo-terminal."""
import os
import pty
import select
import signal
import time
from house import MTLINT, OWN_RULES, CommandLine, main


class Terminal:
    """A program at a terminal of its own: expect(what it writes), then type(an answer)."""

    def __init__(self, arguments, folder):
        self.seen = ""  # and not yet expected
        self.all = ""
        self.process, self.master = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.environ.update(TERM="dumb", NO_COLOR="1", COLUMNS="100", LC_ALL="C.UTF-8")
            os.execv(arguments[0], arguments)

    def expect(self, text, seconds=60):
        end = time.monotonic() + seconds
        while text not in self.seen:
            if not self._read(end - time.monotonic()):
                raise AssertionError(f"{text!r} did not come; there is: {self.seen!r}")
        at = self.seen.index(text) + len(text)
        before, self.seen = self.seen[:at], self.seen[at:]
        return before

    def _read(self, seconds):
        if seconds <= 0 or not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            piece = os.read(self.master, 65536)
        except OSError:  # the other end is closed
            return False
        text = piece.decode(errors="surrogateescape").replace("\r\n", "\n")
        self.seen += text
        self.all += text
        return bool(piece)

    def type(self, text):
        os.write(self.master, text.encode(errors="surrogateescape"))

    def answer(self, letter):
        self.expect(",?] ")
        self.type(letter + "\n")

    def end(self, seconds=60):
        """All that it wrote, and its exit status."""
        stop = time.monotonic() + seconds
        while self._read(stop - time.monotonic()):
            pass
        _, status = os.waitpid(self.process, 0)
        os.close(self.master)
        return self.all, os.waitstatus_to_exitcode(status)


class Interactive(CommandLine):
    def review(self, *arguments):
        return Terminal([MTLINT, "fix", "-i", "--rules", "pack", "--only", OWN_RULES, *arguments], self.folder)

    def answers(self, letters, *arguments):
        terminal = self.review(*arguments)
        for letter in letters:
            terminal.answer(letter)
        return terminal.end()

    def test_each_fix_is_asked_for(self):
        self.write("a.txt", "We utilise it.\nWhilst they utilise that.\n")
        terminal = self.review("a.txt")
        shown = terminal.expect("Take this fix (2 more) [y,n,e,a,s,q,u,?] ")
        for part in ("a.txt:1:4", "A word that nobody needs", "- We utilise it.", "+ We use it.", "odd-word"):
            self.assertIn(part, shown)
        terminal.type("y\n")
        terminal.expect("(1 more)")
        terminal.type("n\n")
        terminal.expect("(the last)")
        terminal.type("y\n")
        terminal.expect("Write 2 changes to a.txt [y,n,u,q,?] ")
        self.assertEqual(self.read("a.txt"), b"We utilise it.\nWhilst they utilise that.\n")
        terminal.type("y\n")
        out, status = terminal.end()
        self.assertEqual(self.read("a.txt"), b"We use it.\nWhilst they use that.\n")
        self.assertIn("a.txt: 2 fixes (odd-word 2 times)", out)
        self.assertEqual(status, 1)  # the one that is left

    def test_what_was_rejected_is_not_proposed_again(self):
        self.write("a.txt", "We utilise it whilst they utilise that.\n")
        self.answers("nyyy", "a.txt")
        self.assertEqual(self.read("a.txt"), b"We utilise it while they use that.\n")
        self.assertIn("a.txt\t\todd-word\t", self.read(".mtlint/decisions").decode())
        out, _ = self.answers("", "a.txt")
        self.assertIn("1 proposal not made again", out)
        self.expect(self.own("fix", "a.txt"), 1, out="")
        self.assertEqual(self.read("a.txt"), b"We utilise it while they use that.\n")
        before = self.read(".mtlint/decisions")
        self.assertEqual(self.answers("", "a.txt")[1], 1)
        self.assertEqual(self.read(".mtlint/decisions"), before)
        # It is known wherever the text has got to; another place is another proposal.
        self.write("b/c.txt", "Before.\n\nWe utilise it while they use that.\nLet us utilise it.\n")
        self.expect(self.own("fix", "b/c.txt"), 1)
        self.assertEqual(self.read("b/c.txt"), b"Before.\n\nWe utilise it while they use that.\nLet us use it.\n")
        (self.folder / ".mtlint/decisions").unlink()
        self.expect(self.own("fix", "a.txt"), 0)
        self.assertEqual(self.read("a.txt"), b"We use it while they use that.\n")

    def test_a_fix_beside_it_does_not_bring_a_rejected_one_back(self):
        self.write("a.txt", "whilst utilise whilst utilise\n")
        self.answers("ynyny", "a.txt")
        self.assertEqual(self.read("a.txt"), b"while utilise while utilise\n")
        self.write("b.txt", "whilst utilise whilst utilise\n")  # as it was: unattended
        self.own("fix", "b.txt")
        self.assertEqual(self.read("b.txt"), b"while utilise while utilise\n")

    def test_edit(self):
        self.write("a.txt", "Caf\u00e9s utilise it.\n")
        terminal = self.review("a.txt")
        terminal.answer("e")
        terminal.expect("instead of \u201cutilise\u201d")
        terminal.expect("> ")
        terminal.type("\xff\x00\n".encode("latin-1").decode(errors="surrogateescape"))
        terminal.expect("That is no text.")
        terminal.expect("> ")
        terminal.type("serve caf\u00e9 with\n")
        terminal.answer("y")
        terminal.end()
        self.assertEqual(self.read("a.txt").decode(), "Caf\u00e9s serve caf\u00e9 with it.\n")

    def test_edit_left_empty_asks_again(self):
        self.write("a.txt", "utilise\n")
        terminal = self.review("a.txt")
        terminal.answer("e")
        terminal.expect("> ")
        terminal.type("\n")
        terminal.answer("q")
        terminal.end()
        self.assertEqual(self.read("a.txt"), b"utilise\n")

    def test_what_has_no_fix_can_be_edited(self):
        self.write("a.txt", "Dear XXXX,\n")
        terminal = self.review("a.txt")
        terminal.expect("There is no fix; leave it (the last) [n,e,s,q,u,?] ")
        terminal.type("y\n")
        terminal.expect("Type one of these letters")
        terminal.answer("e")
        terminal.expect("> ")
        terminal.type("reader\n")
        terminal.answer("y")
        _, status = terminal.end()
        self.assertEqual(self.read("a.txt"), b"Dear reader,\n")
        self.assertEqual(status, 0)

    def test_all_of_a_rule(self):
        self.write("a.txt", "utilise utilise XXXX utilise\n")
        self.write("b.txt", "whilst\n")
        out, _ = self.answers("anyy", "a.txt", "b.txt")
        self.assertEqual(self.read("a.txt"), b"use use XXXX use\n")
        self.assertEqual(self.read("b.txt"), b"while\n")
        self.assertIn("3 fixes taken.", out)
        self.assertIn("1 fix taken.", out)

    def test_all_of_a_rule_can_be_undone_and_is_quick(self):
        self.write("a.txt", "utilise whilst XXXX utilise it\n" * 3000)
        out, _ = self.answers("yu" "auq", "a.txt")
        self.assertIn("9000 fixes taken.", out)
        self.assertEqual(self.read("a.txt"), b"utilise whilst XXXX utilise it\n" * 3000)
        self.answers("a" "q", "a.txt")
        self.assertEqual(self.read("a.txt"), b"use while XXXX use it\n" * 3000)

    def test_skip_and_quit(self):
        for name in ("a.txt", "b.txt", "c.txt"):
            self.write(name, "utilise utilise\n")
        self.answers("ysyq", "a.txt", "b.txt", "c.txt")
        self.assertEqual(self.read("a.txt"), b"use utilise\n")
        self.assertEqual(self.read("b.txt"), b"use utilise\n")
        self.assertEqual(self.read("c.txt"), b"utilise utilise\n")

    def test_undo(self):
        self.write("a.txt", "utilise whilst utilise\n")
        # Nothing to undo; take two, take both back, reject the first, take the rest, take back the last at the end, quit.
        out, _ = self.answers("u" "yyuu" "nyy" "u" "n" "y", "a.txt")
        self.assertIn("nothing to undo", out)
        self.assertEqual(self.read("a.txt"), b"utilise while utilise\n")
        self.assertIn("2 proposals not made again", self.answers("", "a.txt")[0])

    def test_undo_of_a_rejection_forgets_it(self):
        self.write("a.txt", "utilise\n")
        self.answers("n", "a.txt")
        self.assertIn(b"odd-word", self.read(".mtlint/decisions"))
        self.write("b.txt", "we utilise whilst\n")
        self.answers("nuyyy", "b.txt")
        self.assertEqual(self.read("b.txt"), b"we use while\n")
        self.assertEqual(self.read(".mtlint/decisions").count(b"b.txt"), 0)

    def test_not_to_write_after_all(self):
        self.write("a.txt", "utilise whilst\n")
        self.answers("ynn", "a.txt")
        self.assertEqual(self.read("a.txt"), b"utilise whilst\n")
        self.assertIn(b"odd-word", self.read(".mtlint/decisions"))

    def test_help_says_what_the_letters_mean(self):
        self.write("a.txt", "utilise\n")
        out, _ = self.answers("?q", "a.txt")
        for letter in "yneasqu?":
            self.assertIn(f"\n{letter} - ", out)

    def test_hints_are_not_asked_for(self):
        self.write("a.txt", "We commence.\n")
        out, status = self.answers("", "a.txt")
        self.assertEqual((out, status), ("There is nothing to ask about.\n", 0))

    def test_records(self):
        lines = ['{"id": "1", "text": "We utilise \\u0022it\\u0022.\\n", "x": 1e5}', "{ no json",
                 '{"id": "2", "text": "whilst XXXX utilise"}', '{"id": "3", "text": "utilise"}']
        self.write("r.jsonl", "\n".join(lines) + "\n")
        out, status = self.answers("yynq", "r.jsonl")
        self.assertEqual(self.read("r.jsonl").decode().splitlines(),
                         [lines[0].replace("utilise", "use"), lines[1], lines[2].replace("whilst", "while"), lines[3]])
        self.assertIn("r.jsonl#2:1:1", out)
        self.assertEqual(status, 2)  # a line that is no record
        self.assertIn("r.jsonl\t2\tsure-error\t", self.read(".mtlint/decisions").decode())

    def test_interrupt_keeps_what_was_accepted(self):
        self.write("a.txt", "utilise whilst utilise\n")
        self.write("b.txt", "utilise\n")
        terminal = self.review("a.txt", "b.txt")
        terminal.answer("y")
        terminal.answer("n")
        terminal.expect(",?] ")
        terminal.type("\x03")
        out, status = terminal.end()
        self.assertEqual(status, 2)
        self.assertIn("interrupted; what was accepted until then is written", out)
        self.assertEqual(self.read("a.txt"), b"use whilst utilise\n")
        self.assertEqual(self.read("b.txt"), b"utilise\n")
        self.assertIn(b"odd-word", self.read(".mtlint/decisions"))
        self.assertEqual(sorted(p.name for p in self.folder.iterdir() if p.name.startswith("a")), ["a.txt"])

    def test_interrupt_while_editing(self):
        self.write("a.txt", "whilst utilise\n")
        terminal = self.review("a.txt")
        terminal.answer("y")
        terminal.answer("e")
        terminal.expect("> ")
        terminal.type("half a wo")
        terminal.type("\x03")
        _, status = terminal.end()
        self.assertEqual(status, 2)
        self.assertEqual(self.read("a.txt"), b"while utilise\n")

    def test_end_of_input_quits(self):
        self.write("a.txt", "utilise whilst\n")
        terminal = self.review("a.txt")
        terminal.answer("y")
        terminal.expect(",?] ")
        terminal.type("\x04")
        terminal.end()
        self.assertEqual(self.read("a.txt"), b"use whilst\n")

    def test_a_terminal_that_goes_away_keeps_what_was_accepted(self):
        self.write("a.txt", "utilise whilst\n")
        terminal = self.review("a.txt")
        terminal.answer("y")
        terminal.expect(",?] ")
        os.kill(terminal.process, signal.SIGHUP)
        terminal.end()
        self.assertEqual(self.read("a.txt"), b"use whilst\n")

    def test_a_file_that_somebody_else_has_changed_stays(self):
        self.write("a.txt", "utilise\n")
        terminal = self.review("a.txt")
        terminal.answer("y")
        terminal.expect("Write 1 change")
        self.write("a.txt", "utilise, they say\n")
        terminal.answer("y")
        out, status = terminal.end()
        self.assertEqual(status, 2)
        self.assertIn("a.txt: ", out)
        self.assertEqual(self.read("a.txt"), b"utilise, they say\n")

    def test_text_that_a_terminal_obeys(self):
        self.write("a.txt", "\x1b]0;evil\x07\x1b[2J utilise \u202e\n")
        terminal = self.review("a.txt")
        shown = terminal.expect(",?] ")
        terminal.type("e\n")
        shown += terminal.expect("> ")
        terminal.type("\n")
        terminal.answer("q")
        out, _ = terminal.end()
        for byte in ("\x1b", "\x07", "\u202e"):
            self.assertNotIn(byte, shown + out)

    def test_no_terminal_is_an_error(self):
        self.write("a.txt", "utilise\n")
        run = self.own("fix", "-i", "a.txt")
        self.expect(run, 2, out="")
        self.assertIn("a person at a terminal", run.err)
        self.assertIn("--diff", self.own("fix", "-i", "--diff", "a.txt").err)
        self.assertIn("answers from standard input", self.own("fix", "-i", "-").err)
        self.assertEqual(self.read("a.txt"), b"utilise\n")

    def test_decisions_that_are_none(self):
        self.write("a.txt", "utilise\n")
        self.write(".mtlint/decisions", "rubbish\n")
        run = self.own("fix", "a.txt")
        self.assertEqual(run.returncode, 2)
        self.assertIn(".mtlint/decisions:1:1: these are no decisions of mtlint", run.err)
        self.write("other", "# mtlint decisions 1\nx\ty\n")
        self.assertIn("other:2:1: ", self.own("fix", "--decisions", "other", "a.txt").err)
        self.assertEqual(self.read("a.txt"), b"utilise\n")
        self.expect(self.own("fix", "--decisions", "gone", "a.txt"), 0)

    def test_decisions_that_cannot_be_written(self):
        self.write("a.txt", "utilise\n")
        self.write("file", "")
        out, status = self.answers("n", "--decisions", "file/decisions", "a.txt")
        self.assertEqual(status, 2)
        self.assertIn("file/decisions", out)


if __name__ == "__main__":
    main()
