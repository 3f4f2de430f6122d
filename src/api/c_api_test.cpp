#include <mtlint/mtlint.h>

#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <string_view>

namespace {

std::string_view view(mtlint_string text) { return {text.bytes, text.length}; }

mtlint_checker* opened() {
  mtlint_options* options = mtlint_options_new();
  mtlint_options_add(options, MTLINT_WITHOUT_LEXICON, nullptr);
  for (const char* rule : {"stray-period", "doubled-word", "invalid-bytes"}) mtlint_options_add(options, MTLINT_ONLY, rule);
  mtlint_checker* checker = nullptr;
  EXPECT_EQ(mtlint_open(options, &checker, nullptr), MTLINT_OK);
  mtlint_options_free(&options);
  EXPECT_EQ(options, nullptr);
  return checker;
}

mtlint_text text_of(std::string_view bytes) { return MTLINT_TEXT(bytes.data(), bytes.size()); }

TEST(CApi, FindingsFixesAndEdits) {
  mtlint_checker* checker = opened();
  const mtlint_text text = text_of("\u00C9l left on Tuesday (23). of course.");
  mtlint_report* report = nullptr;
  ASSERT_EQ(mtlint_check(checker, &text, &report, nullptr), MTLINT_OK);
  mtlint_fixed* fixed = nullptr;
  ASSERT_EQ(mtlint_fix_text(checker, &text, MTLINT_SAFE, &fixed, nullptr), MTLINT_OK);
  mtlint_checker_free(&checker);  // what it made lives on

  ASSERT_EQ(mtlint_report_size(report), 1u);
  mtlint_finding finding;
  ASSERT_EQ(mtlint_report_finding(report, 0, &finding), MTLINT_OK);
  EXPECT_EQ(view(finding.rule), "stray-period");
  EXPECT_EQ(std::strlen(finding.message.bytes), finding.message.length);
  EXPECT_EQ(finding.severity, MTLINT_ERROR);
  EXPECT_EQ(finding.bytes.start, 24u);
  EXPECT_EQ(finding.code_points.start, 23u);
  EXPECT_EQ(finding.column, 24u);
  ASSERT_EQ(finding.fixes, 1u);
  mtlint_fix fix;
  ASSERT_EQ(mtlint_report_fix(report, 0, 0, &fix), MTLINT_OK);
  EXPECT_EQ(fix.safety, MTLINT_SAFE);
  ASSERT_EQ(fix.edits, 1u);
  mtlint_edit edit;
  ASSERT_EQ(mtlint_report_edit(report, 0, 0, 0, &edit), MTLINT_OK);
  EXPECT_EQ(edit.bytes.start, 24u);
  EXPECT_EQ(edit.code_points.end, 24u);
  EXPECT_EQ(view(edit.text), "");

  EXPECT_EQ(view(mtlint_fixed_bytes(fixed)), "\u00C9l left on Tuesday (23) of course.");
  ASSERT_EQ(mtlint_fixed_size(fixed), 1u);
  ASSERT_EQ(mtlint_fixed_edit(fixed, 0, &edit), MTLINT_OK);
  EXPECT_EQ(edit.bytes.end, 25u);

  EXPECT_EQ(mtlint_report_finding(report, 1, &finding), MTLINT_BAD_ARGUMENT);
  EXPECT_EQ(mtlint_report_finding(report, SIZE_MAX, &finding), MTLINT_BAD_ARGUMENT);
  EXPECT_EQ(mtlint_report_fix(report, 0, 1, &fix), MTLINT_BAD_ARGUMENT);
  EXPECT_EQ(mtlint_report_edit(report, 0, 0, 1, &edit), MTLINT_BAD_ARGUMENT);
  EXPECT_EQ(mtlint_report_edit(report, 7, 7, 7, &edit), MTLINT_BAD_ARGUMENT);
  EXPECT_EQ(mtlint_fixed_edit(fixed, 1, &edit), MTLINT_BAD_ARGUMENT);
  EXPECT_EQ(mtlint_report_finding(report, 0, nullptr), MTLINT_BAD_ARGUMENT);
  mtlint_report_free(&report);
  mtlint_fixed_free(&fixed);
}

TEST(CApi, ErrorsAreSentences) {
  mtlint_options* options = mtlint_options_new();
  ASSERT_EQ(mtlint_options_add(options, MTLINT_CONFIG, "/no/such/file"), MTLINT_OK);
  mtlint_options_add(options, MTLINT_WITHOUT_LEXICON, nullptr);
  auto* checker = reinterpret_cast<mtlint_checker*>(options);
  mtlint_errors* errors = nullptr;
  EXPECT_EQ(mtlint_open(options, &checker, &errors), MTLINT_BAD_OPTIONS);
  EXPECT_EQ(checker, nullptr);
  ASSERT_EQ(mtlint_errors_size(errors), 1u);
  mtlint_error error;
  ASSERT_EQ(mtlint_errors_get(errors, 0, &error), MTLINT_OK);
  EXPECT_EQ(view(error.path), "/no/such/file");
  EXPECT_NE(error.message.length, 0u);
  EXPECT_EQ(mtlint_errors_get(errors, 1, &error), MTLINT_BAD_ARGUMENT);
  mtlint_errors_free(&errors);
  mtlint_options_free(&options);
  EXPECT_STREQ(mtlint_status_text(static_cast<mtlint_status>(12345)), "no status of mtlint");
}

TEST(CApi, NothingIsRefusedEverywhere) {
  mtlint_checker* checker = opened();
  mtlint_report* report = nullptr;
  mtlint_fixed* fixed = nullptr;
  mtlint_errors* errors = nullptr;
  mtlint_edit edit;
  const mtlint_text text = text_of("a");
  EXPECT_EQ(mtlint_open(nullptr, nullptr, nullptr), MTLINT_BAD_ARGUMENT);
  EXPECT_EQ(mtlint_check(nullptr, &text, &report, &errors), MTLINT_BAD_ARGUMENT);
  EXPECT_EQ(mtlint_errors_size(errors), 1u);
  mtlint_errors_free(&errors);
  EXPECT_EQ(mtlint_check(checker, nullptr, &report, nullptr), MTLINT_BAD_ARGUMENT);
  EXPECT_EQ(mtlint_check(checker, &text, nullptr, nullptr), MTLINT_BAD_ARGUMENT);
  EXPECT_EQ(mtlint_fix_text(nullptr, &text, MTLINT_SAFE, &fixed, nullptr), MTLINT_BAD_ARGUMENT);
  EXPECT_EQ(mtlint_fix_text(checker, nullptr, MTLINT_SAFE, &fixed, nullptr), MTLINT_BAD_ARGUMENT);
  EXPECT_EQ(mtlint_fix_text(checker, &text, MTLINT_SAFE, nullptr, nullptr), MTLINT_BAD_ARGUMENT);
  EXPECT_EQ(mtlint_fix_text(checker, &text, MTLINT_MANUAL, &fixed, nullptr), MTLINT_BAD_ARGUMENT);
  EXPECT_EQ(mtlint_fix_text(checker, &text, static_cast<mtlint_safety>(99), &fixed, nullptr), MTLINT_BAD_ARGUMENT);
  EXPECT_EQ(mtlint_options_add(nullptr, MTLINT_PACK, "x"), MTLINT_BAD_ARGUMENT);
  mtlint_options* options = mtlint_options_new();
  EXPECT_EQ(mtlint_options_add(options, MTLINT_PACK, nullptr), MTLINT_BAD_ARGUMENT);
  EXPECT_EQ(mtlint_options_add(options, static_cast<mtlint_option>(99), "x"), MTLINT_BAD_ARGUMENT);

  EXPECT_EQ(mtlint_report_size(nullptr), 0u);
  EXPECT_EQ(mtlint_errors_size(nullptr), 0u);
  EXPECT_EQ(mtlint_fixed_size(nullptr), 0u);
  EXPECT_EQ(view(mtlint_fixed_bytes(nullptr)), "");
  EXPECT_EQ(mtlint_fixed_edit(nullptr, 0, &edit), MTLINT_BAD_ARGUMENT);
  EXPECT_EQ(mtlint_report_edit(nullptr, 0, 0, 0, &edit), MTLINT_BAD_ARGUMENT);

  for (int twice = 0; twice < 2; ++twice) {
    mtlint_checker_free(&checker);
    mtlint_report_free(&report);
    mtlint_fixed_free(&fixed);
    mtlint_errors_free(&errors);
    mtlint_options_free(&options);
  }
  mtlint_checker_free(nullptr);
  mtlint_report_free(nullptr);
  mtlint_fixed_free(nullptr);
  mtlint_errors_free(nullptr);
  mtlint_options_free(nullptr);
}

TEST(CApi, HostileTexts) {
  mtlint_checker* checker = opened();
  mtlint_report* report = nullptr;
  mtlint_errors* errors = nullptr;
  mtlint_text text = MTLINT_TEXT(nullptr, 0);
  EXPECT_EQ(mtlint_check(checker, &text, &report, nullptr), MTLINT_OK);
  EXPECT_EQ(mtlint_report_size(report), 0u);
  mtlint_report_free(&report);

  text.length = 1;
  EXPECT_EQ(mtlint_check(checker, &text, &report, nullptr), MTLINT_BAD_ARGUMENT);
  for (const size_t length : {MTLINT_MAX_BYTES + 1, SIZE_MAX / 2, SIZE_MAX}) {  // refused before a byte is read
    text = MTLINT_TEXT("a", length);
    EXPECT_EQ(mtlint_check(checker, &text, &report, &errors), MTLINT_BAD_TEXT);
    EXPECT_EQ(report, nullptr);
    mtlint_errors_free(&errors);
    text = text_of("a");
    text.source = "b";
    text.source_length = length;
    EXPECT_EQ(mtlint_check(checker, &text, &report, nullptr), MTLINT_BAD_TEXT);
  }

  std::string bytes;
  for (int byte = 0; byte < 256; ++byte) bytes += static_cast<char>(byte);
  text = text_of(bytes);
  ASSERT_EQ(mtlint_check(checker, &text, &report, nullptr), MTLINT_OK);
  mtlint_finding finding;
  for (size_t i = 0; mtlint_report_finding(report, i, &finding) == MTLINT_OK; ++i) {
    EXPECT_LE(finding.bytes.start, finding.bytes.end);
    EXPECT_LE(finding.bytes.end, bytes.size());
    EXPECT_LE(finding.code_points.end, finding.bytes.end);
  }
  EXPECT_GT(mtlint_report_size(report), 0u);
  mtlint_report_free(&report);
  mtlint_fixed* fixed = nullptr;
  EXPECT_EQ(mtlint_fix_text(checker, &text, MTLINT_UNSAFE, &fixed, nullptr), MTLINT_OK);
  mtlint_fixed_free(&fixed);

  text = text_of("a");
  text.lang = "\xFF\xFF";
  EXPECT_EQ(mtlint_check(checker, &text, &report, nullptr), MTLINT_BAD_TEXT);
  text.lang = "";
  text.date = "";
  EXPECT_EQ(mtlint_check(checker, &text, &report, nullptr), MTLINT_OK);
  mtlint_report_free(&report);
  mtlint_checker_free(&checker);
}

}  // namespace
