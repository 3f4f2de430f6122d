"""can_fail.py GATE: runs check_GATE.py on the bad sample and holds what it says against bad/GATE/expected.txt. So a gate that
has stopped seeing anything is a failing test."""
import difflib
import pathlib
import subprocess
import sys

here = pathlib.Path(__file__).resolve().parent
bad = here / "bad" / sys.argv[1]
arguments = [sys.executable, here / f"check_{sys.argv[1]}.py", bad]
if (bad / "mtlint").exists():
    arguments.append(bad / "mtlint")
run = subprocess.run(arguments, capture_output=True, text=True, check=False)
expected = (bad / "expected.txt").read_text()
sys.stderr.write(run.stderr)
sys.stdout.writelines(difflib.unified_diff(expected.splitlines(True), run.stdout.splitlines(True), "expected", "said"))
sys.exit(0 if run.returncode == 1 and expected and run.stdout == expected else 1)
