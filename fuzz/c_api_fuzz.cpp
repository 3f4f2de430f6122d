// Arbitrary bytes and arbitrary words about them through the C interface: every handle is freed once, offsets lie inside, and
// the edits that a fixed text reports make it.
#include <mtlint/mtlint.h>

#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

mtlint_checker* checker() {
  static mtlint_checker* const kept = [] {
    mtlint_options* options = mtlint_options_new();
    mtlint_options_add(options, MTLINT_WITHOUT_LEXICON, nullptr);
    mtlint_checker* made = nullptr;
    require(mtlint_open(options, &made, nullptr) == MTLINT_OK, "the built-in rules open");
    mtlint_options_free(&options);
    return made;
  }();
  return kept;
}

void require_inside(mtlint_range bytes, mtlint_range code_points, size_t length) {
  require(bytes.start <= bytes.end && bytes.end <= length, "a range lies inside the text");
  require(code_points.start <= code_points.end && code_points.end <= bytes.end, "there are no more code points than bytes");
}

void read(const mtlint_report* report, size_t length) {
  mtlint_finding finding;
  mtlint_fix fix;
  mtlint_edit edit;
  for (size_t i = 0; i < mtlint_report_size(report); ++i) {
    require(mtlint_report_finding(report, i, &finding) == MTLINT_OK, "a finding that is counted is there");
    require_inside(finding.bytes, finding.code_points, length);
    for (size_t j = 0; j <= finding.fixes; ++j) {
      require((mtlint_report_fix(report, i, j, &fix) == MTLINT_OK) == (j < finding.fixes), "as many fixes as are told");
      if (j == finding.fixes) break;
      for (size_t k = 0; k <= fix.edits; ++k) {
        require((mtlint_report_edit(report, i, j, k, &edit) == MTLINT_OK) == (k < fix.edits), "as many edits as are told");
        if (k < fix.edits) require_inside(edit.bytes, edit.code_points, length);
      }
    }
  }
  require(mtlint_report_finding(report, mtlint_report_size(report), &finding) == MTLINT_BAD_ARGUMENT, "no more than are told");
}

}  // namespace

// The first two bytes choose what is said of the text: a language of the list, or the start of the text itself.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 2) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
  const std::string start = bytes.substr(0, data[1] % 12);
  const char* const languages[] = {nullptr, "", "en", "pt", "EN-us", "zz-", "\xFF", start.c_str()};
  mtlint_text text = MTLINT_TEXT(bytes.data(), bytes.size());
  text.lang = languages[data[0] % 4 == 0 ? 7 : 2];
  text.source_lang = languages[data[0] / 4 % 8];
  text.date = data[0] > 200 ? start.c_str() : nullptr;
  if (data[1] > 128) {
    text.source = text.bytes;
    text.source_length = text.length / 2;
  }
  mtlint_report* report = nullptr;
  mtlint_errors* errors = nullptr;
  const mtlint_status status = mtlint_check(checker(), &text, &report, &errors);
  require((status == MTLINT_OK) == (report != nullptr) && (status == MTLINT_OK) == (errors == nullptr), "a report or errors");
  require(status == MTLINT_OK || status == MTLINT_BAD_TEXT, "a text is checked or refused");
  read(report, bytes.size());
  mtlint_report_free(&report);
  mtlint_errors_free(&errors);

  mtlint_fixed* fixed = nullptr;
  const mtlint_safety least = data[1] % 2 == 0 ? MTLINT_SAFE : MTLINT_UNSAFE;
  if (mtlint_fix_text(checker(), &text, least, &fixed, nullptr) == MTLINT_OK) {
    std::string made;
    size_t done = 0;
    mtlint_edit edit;
    for (size_t i = 0; mtlint_fixed_edit(fixed, i, &edit) == MTLINT_OK; ++i) {
      require(done <= edit.bytes.start && edit.bytes.end <= bytes.size(), "edits ascend");
      made.append(bytes, done, edit.bytes.start - done).append(edit.text.bytes, edit.text.length);
      done = edit.bytes.end;
    }
    made.append(bytes, done, bytes.size() - done);
    const mtlint_string told = mtlint_fixed_bytes(fixed);
    require(made == std::string(told.bytes, told.length), "the edits make the fixed text");
  }
  mtlint_fixed_free(&fixed);
  mtlint_fixed_free(&fixed);
  return 0;
}
