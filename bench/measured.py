"""Commands run from a small process: Linux counts what a process held before exec as its memory, so a child of a program that has
read much text seems to need as much itself."""
import multiprocessing
import os
import subprocess
import threading
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


def own_memory(command, pieces=()):
    """Megabytes that a command holds at most beside the files that it maps, looked at a hundred times a second. `pieces` of bytes
    are its standard input."""
    process = subprocess.Popen([str(part) for part in command], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)

    def feed():
        for piece in pieces:
            process.stdin.write(piece)
        process.stdin.close()

    feeder = threading.Thread(target=feed)
    feeder.start()
    most = 0
    while process.poll() is None:
        with open(f"/proc/{process.pid}/status", encoding="utf-8") as status:
            for line in status:
                if line.startswith("RssAnon:"):
                    most = max(most, int(line.split()[1]))
        time.sleep(0.01)
    feeder.join()
    return most / 1024


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
