"""Documents quote only what exists: paths of the tree, headings, commands and flags of mtlint (as --help has them), rules, presets.
    check_docs.py ROOT [MTLINT]        Without the program, only paths are looked at."""
import re
import subprocess
import sys
from functools import lru_cache
from house import House

house = House()
mtlint = sys.argv[2] if len(sys.argv) > 2 else None
top_level = {p.name for p in house.root.iterdir()}
presets = set(re.findall(r'"name":\s*"(\w+)"', house.text("CMakePresets.json")))
PATH = re.compile(r"\.?[\w.<>*{},-]+(/[\w.<>*{},-]+)+/?|[\w-]+/|[A-Z]\w+\.(md|txt|json)")


def check_path(path, number, word):
    first = word.split("/")[0]
    if first == "build":
        preset = word.split("/")[1] if "/" in word else ""
        if preset and preset not in presets:
            house.complain(path, number, f"{word}: there is no preset {preset}")
    elif first in top_level or word.endswith("/") or "/" not in word:
        pattern = re.sub(r"<[^>]*>|\b[A-Z][A-Z_]+\b(?!\.)", "*", word).rstrip("/")
        choices = re.search(r"\{([^}]*)\}", pattern)
        for name in [pattern.replace(choices[0], c) for c in choices[1].split(",")] if choices else [pattern]:
            if not any(house.root.glob(name)) and not any(house.root.glob("*/" + name)):
                house.complain(path, number, f"{word} does not exist")


@lru_cache(None)
def help_of(*command):
    """The subcommands and the flags that the help of a command lists."""
    text = subprocess.run([mtlint, *command, "--help"], capture_output=True, text=True, check=False).stdout
    flags = set(re.findall(r"(?<![\w-])(--?[a-zA-Z][\w-]*)", text)) | {"--help", "-h"}
    listed = re.split(r"\n(?:Subcommands|SUBCOMMANDS):?[ ]*\n", text)[1:]
    commands = set(re.findall(r"^  ([a-z][\w-]*)", listed[0], re.MULTILINE)) if listed else set()
    return commands, flags


def check_command(path, number, words):
    """words: what follows `mtlint` on a line."""
    command = []
    flags = set(help_of()[1])
    before = ""
    for word in words:
        commands, _ = help_of(*command)
        if word.startswith("-") and len(word) > 1:
            if word.split("=")[0] not in flags:
                house.complain(path, number, f"'{' '.join(['mtlint', *command])}' has no {word.split('=')[0]}")
        elif word in commands:
            command.append(word)
            flags |= help_of(*command)[1]
        elif commands and not before.startswith("-"):
            house.complain(path, number, f"'{' '.join(['mtlint', *command])}' has no command '{word}'")
            return
        elif command == ["explain"] and re.fullmatch(r"[a-z][a-z0-9-]*", word):
            if not any(house.root.glob(f"rules/*/{word}.yaml")):
                house.complain(path, number, f"there is no rule '{word}'")
        before = word


def all_flags():
    flags, commands = set(), [()]
    for command in commands:
        below, own = help_of(*command)
        flags |= own
        commands.extend((*command, name) for name in sorted(below) if len(command) < 2 and name != "help")
    return flags


@lru_cache(None)
def anchors_of(path):
    """What the headings of a document are called in links, as GitHub has them."""
    headings = re.findall(r"^#+ +(.*?) *$", re.sub(r"^```.*?^```$", "", house.text(path), flags=re.MULTILINE | re.DOTALL), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def check_code(path, number, code, is_span):
    if mtlint:
        for call in re.split(r"[|;&]+|\$\(", code):
            words = call.split()
            for i, word in enumerate(words):
                if re.fullmatch(r"([\w./-]*/)?mtlint", word) and not word.startswith("src"):
                    check_command(path, number, [w.strip("'\"[]\u2026.") for w in words[i + 1:]])
                    break
        if is_span and re.fullmatch(r"--[a-z][\w-]*(=\S*)?( [A-Z\u2026]+)?", code):
            flag = re.split(r"[= ]", code)[0]
            if flag not in all_flags():
                house.complain(path, number, f"mtlint has no {flag}")
    for word in code.split():
        if PATH.fullmatch(word) and (is_span or word.split("/")[0] in top_level | {"build"}):
            check_path(path, number, word)


for path in house.files("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/**/*.md", "tests/fixtures/README.md"):
    fence = None
    for number, line in house.lines(path):
        opening = re.match(r"\s*```\s*(\w*)", line)
        if opening:
            fence = None if fence is not None else opening.group(1)
        elif fence is not None:
            if fence == "console" and not line.startswith("$ "):
                continue  # what a command has printed
            if fence in ("", "sh", "bash", "console", "shell"):
                check_code(path, number, re.sub(r"^\s*\$ |\s#.*", "", line), False)
        else:
            for span in re.findall(r"`([^`]+)`", line):
                check_code(path, number, span.strip(), True)
            for target, anchor in re.findall(r"\]\(([^)#:]*)(?:#([^)]*))?\)", line):
                if target and not (house.root / path.parent / target).exists():
                    house.complain(path, number, f"the link to {target} leads nowhere")
                elif anchor and anchor not in anchors_of(path.parent / target if target else path):
                    house.complain(path, number, f"the link to {target}#{anchor}: there is no such heading")
house.close()
