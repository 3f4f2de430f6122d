"""Commands run from a small process: Linux counts what a process held before exec as its memory, so a child of a program that has
read much text seems to need as much itself."""
import multiprocessing
import os
import subprocess
import time


def _run(command, out, environment, folder):
    start = time.monotonic()
    with open(out or os.devnull, "wb") as target:
        process = subprocess.Popen(command, stdout=target, stderr=subprocess.PIPE, env=environment, cwd=folder)
        error = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    cpu, memory = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
    return process.returncode, time.monotonic() - start, cpu, memory, error


class Measured:
    """Make it before there is much in memory. `most` is the memory of the largest run."""

    def __init__(self):
        self.pool = multiprocessing.get_context("spawn").Pool(1)
        self.pool.apply(os.getpid)
        self.most = 0

    def run(self, command, out=None, environment=None, folder=None):
        """Exit status, wall seconds, processor seconds, megabytes, what was said on standard error."""
        found = self.pool.apply(_run, ([str(part) for part in command], out and str(out), environment, folder))
        self.most = max(self.most, found[3])
        return found
