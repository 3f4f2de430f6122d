"""Only src/cli prints, exits, reads the environment, a clock or a locale: the rest is a library that an editor or a server
can hold. Chance that cannot be repeated is for nobody."""
import re
from house import House, code_only

FORBIDDEN = [
    (r"#\s*include\s*<(iostream|cstdio|stdio\.h|locale|clocale|ctime|time\.h)>", "this header is not for the core"),
    (r"\bstd::(cout|cerr|clog|cin)\b", "the core does not print"),
    (r"(?<![\w:])(?:std::)?(v?f?printf|f?puts|fputc|putchar|perror)\s*\(", "the core does not print"),
    (r"(?<![\w.>])(?:std::|::)?(exit|_exit|quick_exit|abort|terminate)\s*\(", "the core does not end the process"),
    (r"(?<![\w.>])(?:std::|::)?(secure_)?getenv\s*\(", "the core does not read the environment"),
    (r"\bstd::locale\b|\bsetlocale\b|\.imbue\s*\(", "the core has no locale"),
    (r"\bstd::chrono::\w*clock\b|(?<![\w.>:])(time|clock|gettimeofday)\s*\(\s*(nullptr|NULL|0|&|\))", "the core has no clock"),
    (r"\bstd::random_device\b|(?<![\w.>])(?:std::)?s?rand\s*\(", "the core has no chance"),
]
MAY_USE_FILES = ("src/engine/", "src/readers/")  # <cstdio> for remove() and rename()

house = House()
for path in house.files("src/**/*.h", "src/**/*.cpp"):
    if path.parts[1] in ("cli", "lsp", "web", "python") or path.name.endswith("_test.cpp"):
        continue
    for number, line in enumerate(code_only(house.text(path)).split("\n"), 1):
        for pattern, why in FORBIDDEN:
            for match in re.finditer(pattern, line):
                if "cstdio" in match.group(0) and str(path).startswith(MAY_USE_FILES):
                    continue
                house.complain(path, number, f"{match.group(0).strip(' (')}: {why}")
house.close()
