"""A rule's file is called as the rule is, a pack's folder as the pack, a language's file as the language; a rule's name
exists once. A message begins as findings do, and has no period at its end. Characters that nobody can see stand in data
and fixtures as escapes only."""
import re
import unicodedata
from house import House

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
house = House()


def value_of(path, key):
    for number, line in house.lines(path):
        match = re.match(rf"{key}:\s*['\"]?([^\s'\"#]*)", line)
        if match:
            return number, match.group(1)
    return 1, None


def check_loans(path):
    """A list of phrases or names: its head, then one a line, in order."""
    if path.suffix != ".list":
        house.complain(path, 1, "only .list files stand in rules/loans/")
    last = ""
    for number, line in house.lines(path):
        if line.startswith("#"):
            continue
        if number == 1 or not HEAD.match(house.text(path)):
            return house.complain(path, 1, "a list begins with '# kind: phrases LANG...' or surnames or given-names, "
                                           "'# name: mtlint, FIELD', '# version: 1' and '# licence: Apache-2.0'")
        if line.strip() != line or re.search(r"[\d.,;:()\"]|  ", line):
            house.complain(path, number, "a line is a word, or words with single spaces between them, without marks")
        if line and line <= last:
            house.complain(path, number, "the lines are not in order, or this one stands twice")
        last = line or last


HEAD = re.compile(r"# kind: (phrases [a-z]{2}( [a-z]{2})*|surnames|given-names)\n"
                  r"# name: mtlint, .+\n# version: \d+\n# licence: Apache-2\.0\n")
seen = {}
for path in house.files("rules/**/*"):
    if path.parts[1] == "loans":
        check_loans(path)
        continue
    if path.suffix != ".yaml":
        house.complain(path, 1, "only .yaml files stand in rules/, and .list files in rules/loans/")
        continue
    if len(path.parts) != 3:
        house.complain(path, 1, "rules/ has folders of files, nothing else")
        continue
    folder = path.parts[1]
    if folder == "entities":
        continue
    key, wanted = ("language", path.stem) if folder == "languages" else \
                  ("weights", path.stem) if folder == "weights" else \
                  ("pack", folder) if path.name == "pack.yaml" else ("rule", path.stem)
    number, value = value_of(path, key)
    if value != wanted:
        house.complain(path, number, f"'{key}: {value}' should be '{key}: {wanted}'")
    if key == "rule":
        if not ID.fullmatch(path.stem):
            house.complain(path, 1, "the name is not words of a-z and 0-9 with hyphens between them")
        if path.stem in seen:
            house.complain(path, 1, f"{seen[path.stem]} is called the same")
        seen[path.stem] = path
        for number, line in house.lines(path):
            if re.match(r"message:\s*['\"]?[a-z]", line):
                house.complain(path, number, "a message begins with a capital letter, a quotation or a figure")
            if re.match(r"message:.*\.['\"]?\s*$", line):
                house.complain(path, number, "a message has no period at its end")

for path in house.files("rules/**/*.yaml", "rules/**/*.list", "tests/fixtures/**/*.txt"):
    for number, line in house.lines(path):
        for column, c in enumerate(line, 1):
            if c != " " and unicodedata.category(c) in ("Cc", "Cf", "Cn", "Co", "Cs", "Zs", "Zl", "Zp"):
                house.complain(path, number, f"U+{ord(c):04X} in column {column} cannot be seen: write an escape")
house.close()
