"""What the gates share: walking the tree and complaining.

A gate is a script check_NAME.py [ROOT]. It prints a line "path:line: what is wrong" for each complaint and exits with 1 when
there was one. bad/NAME/ is a small tree with the faults it has to find; bad/NAME/expected.txt is what it has to say of them.
"""
import os
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent


class House:
    def __init__(self, root=None):
        self.root = pathlib.Path(root or (sys.argv[1] if len(sys.argv) > 1 else HERE.parent.parent)).resolve()
        self.complaints = []

    def files(self, *patterns):
        """Files whose path from the root fits one of the patterns (** for any folders), sorted; folders that builds, git and
        these gates' own bad samples live in are left out."""
        found = set()
        for folder, folders, names in os.walk(self.root):
            inside = pathlib.Path(folder).relative_to(self.root)
            folders[:] = [f for f in folders if not self._is_left_out(inside / f)]
            found.update(inside / name for name in names if not name.startswith("."))
        return sorted(p for p in found if any(_fits(p, pattern) for pattern in patterns))

    def _is_left_out(self, path):
        name = path.name
        return (name.startswith(".") and name != ".ci") or name == "__pycache__" or path.as_posix() in ("build", "tests/gates/bad")

    def text(self, path):
        return (self.root / path).read_text(encoding="utf-8", errors="surrogateescape")

    def lines(self, path):
        """Pairs of line number and line, without its end."""
        return enumerate(self.text(path).split("\n"), 1)

    def complain(self, path, line, what):
        self.complaints.append((str(path), line, what))

    def close(self):
        for path, line, what in sorted(self.complaints):
            print(f"{path}:{line}: {what}")
        sys.exit(1 if self.complaints else 0)


def _fits(path, pattern):
    folder, _, name = pattern.rpartition("/")
    if folder == "**":
        return path.match(name)
    if folder.endswith("/**"):
        return path.match(name) and path.is_relative_to(folder[:-3])
    return path.parent == pathlib.PurePosixPath(folder or ".") and path.match(name)


def code_only(text):
    """C++ text with comments and literals blanked out, line for line and column for column."""
    out = []
    i = 0
    while i < len(text):
        end = i + 1
        if text.startswith("//", i):
            end = text.find("\n", i)
            end = len(text) if end < 0 else end
        elif text.startswith("/*", i):
            end = text.find("*/", i)
            end = len(text) if end < 0 else end + 2
        elif text.startswith('R"', i):
            opening = text.find("(", i)
            delimiter = ")" + text[i + 2:opening] + '"'
            end = text.find(delimiter, opening)
            end = len(text) if end < 0 else end + len(delimiter)
        elif text[i] == '"' or (text[i] == "'" and not (i > 0 and text[i - 1].isalnum())):
            while end < len(text) and text[end] not in (text[i], "\n"):
                end += 2 if text[end] == "\\" else 1
            end += 1
        else:
            out.append(text[i])
            i = end
            continue
        out.append("".join("\n" if c == "\n" else " " for c in text[i:end]))
        i = end
    return "".join(out)
