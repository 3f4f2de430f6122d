"""Includes run one way: base <- text <- model <- lexicon <- {packs, readers, checks, reporters} <- engine <- config <- the faces.
Layers of one rank never include each other. Each outside library stays behind its one door. Tests may include any layer.
The public headers, include/mtlint, are for src/api and whoever uses the library."""
import re
from house import House

RANKS = [["base"], ["text"], ["model"], ["lexicon"], ["packs", "readers", "checks", "reporters"], ["engine"],
         ["config"], ["cli", "api", "lsp", "web", "python"]]
RANK = {layer: rank for rank, layers in enumerate(RANKS) for layer in layers}

DOORS = [  # what an include begins with, the layers that may have it
    (re.compile(r"(unicode|re2|utf8|utf8cpp)(/|\.h$)"), {"text"}),
    (re.compile(r"utf8proc"), {"text"}),
    (re.compile(r"yaml-cpp/"), {"packs"}),
    (re.compile(r"simdjson"), {"text", "readers"}),
    (re.compile(r"nlohmann/"), {"readers", "reporters", "engine", "cli", "lsp", "web", "python"}),
    (re.compile(r"(zlib|zstd|sqlite3)\.h"), {"engine"}),
    (re.compile(r"CLI/"), {"cli"}),
    (re.compile(r"xxhash"), {"lexicon"}),
    (re.compile(r"g(test|mock)/"), set()),
    (re.compile(r"mtlint/"), {"api", "lsp", "web", "python"}),
]
INCLUDE = re.compile(r'\s*#\s*include\s*(<([^>]+)>|"([^"]+)")')

house = House()
for path in house.files("src/**/*.h", "src/**/*.cpp"):
    layer = path.parts[1]
    is_test = path.name.endswith("_test.cpp")
    if layer not in RANK:
        house.complain(path, 1, f"src/{layer} is no layer")
        continue
    for number, line in house.lines(path):
        match = INCLUDE.match(line)
        if not match:
            continue
        system, own = match.group(2), match.group(3)
        if own and own.split("/")[0] in RANK:
            other = own.split("/")[0]
            if other != layer and RANK[other] >= RANK[layer] and not is_test:
                house.complain(path, number, f"{layer} includes {other}: includes run one way")
        elif own and not own.endswith(".inc") and not (is_test and "/" not in own):  # made by the build; from tests/
            house.complain(path, number, f'"{own}" is not written from src/ on')
        elif system:
            for door, layers in DOORS:
                if door.match(system) and layer not in layers and not is_test:
                    house.complain(path, number, f"<{system}> is not for {layer}")
for path in house.files("include/**/*.h", "include/**/*.hpp"):
    for number, line in house.lines(path):
        match = INCLUDE.match(line)
        if match and (match.group(3) or not re.fullmatch(r"mtlint/\w+\.hp?p?|[a-z_]+|std(def|int)\.h", match.group(2))):
            house.complain(path, number, "a public header includes public headers and the language's own, nothing else")
house.close()
