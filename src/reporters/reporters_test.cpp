// Every output format, on one report that has everything awkward in it, against the files in tests/golden.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "reporters/reporter.h"
#include "text/word_count.h"

namespace mtlint {

extern const ReporterType text_reporter, json_reporter, jsonl_reporter, sarif_reporter, github_reporter,
    rdjson_reporter, checkstyle_reporter, junit_reporter, gitlab_reporter, csv_reporter, markdown_reporter, html_reporter,
    score_reporter, score_json_reporter;

namespace {

using nlohmann::json;

RulePtr make_rule(std::string id, std::string category, Severity severity, Applicability fix, std::string summary) {
  auto rule = std::make_shared<Rule>();
  rule->id = std::move(id);
  rule->pack = "core";
  rule->check = "pattern";
  rule->category = std::move(category);
  rule->severity = severity;
  rule->fix = fix;
  rule->summary = std::move(summary);
  rule->why = "Machine translation leaves it behind.";
  return rule;
}

RulePtr stray_period() {
  static const RulePtr rule = [] {
    const RulePtr plain = make_rule("stray-period", "fluency/punctuation", Severity::kError, Applicability::kSafe,
                                    "A period stands in the middle of a sentence.");
    auto made = std::make_shared<Rule>(*plain);
    made->confidence = 0.98;
    Example example;
    example.text = "on Tuesday night (23). of a `militia`\u200B";
    example.marks = {{21, 22}};
    example.good = "on Tuesday night (23) of a `militia`\u200B";
    made->examples.push_back(example);
    return made;
  }();
  return rule;
}
const RulePtr kDoubledSpace = make_rule("doubled-space", "fluency/whitespace", Severity::kWarning,
                                        Applicability::kSafe, "Two spaces stand where one does.");
const RulePtr kQuotes = make_rule("straight-quotes", "locale/quotation", Severity::kInfo, Applicability::kUnsafe,
                                  "Straight quotation marks stand around a quotation.");
const RulePtr kUntranslated = make_rule("untranslated-word", "accuracy/untranslated", Severity::kError,
                                        Applicability::kManual, "A word was left in the source language.");
const RulePtr kDebris = make_rule("invisible-character", "fluency/encoding", Severity::kWarning, Applicability::kSafe,
                                  "An invisible character stands in the text.");
const RulePtr kEnding = make_rule("missing-full-stop", "fluency/punctuation", Severity::kWarning,
                                  Applicability::kUnsafe, "The last sentence has no full stop.");

// What is reported, document by document.
struct Reported {
  Document document;
  std::vector<Finding> findings;
};

// The nth place (from 0) of `needle` in the text.
Span span_of(const Document& document, std::string_view needle, int nth = 0) {
  size_t at = document.bytes.find(needle);
  while (nth-- > 0 && at != std::string::npos) at = document.bytes.find(needle, at + 1);
  EXPECT_NE(at, std::string::npos) << needle;
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + needle.size())};
}

Reported awkward_document() {
  Reported out;
  Document& document = out.document;
  document.path = "my articles/a \"quoted\" <b>, 100%:1.txt";
  document.lang = "en";
  document.bytes =
      // 1: tabs, wide characters, combining marks
      "\tPaid in \u5186\u5EFA\u3066:\tcafe\u0301 and nai\u0308ve  words (23). of a militia.\r\n"
      // 2: emoji sequences, invalid bytes
      "Family \U0001F468\u200D\U0001F469\u200D\U0001F467 and \U0001F1E7\U0001F1F7 saw a \xFF\xE2\x82 "
      "caf\u00E9  sign.\r\n"
      // 3: right to left, with controls that would reorder the line, and an escape sequence
      "The word \u202E\u05E9\u05DC\u05D5\u05DD\u202C is \x1B[31mred\x1B[0m  here.\r\n"
      // 4: a long line
      "On the morning of the twenty-third of the month, as the minister himself had announced on the radio the evening "
      "before, the \"great and terrible\" column of the army crossed the saudade river and stopped on the other side, "
      "where nobody had expected it to be seen before the end of the week.\r\n"
      // 5, 6, 7: a sentence that was broken over three lines
      "This sentence was\r\nbroken\r\nover lines.\r\n"
      // 8: the end, without a line end
      "It has no end";
  const auto add = [&](const RulePtr& rule, Span span) -> Finding& {
    out.findings.push_back(make_finding(rule, span));
    return out.findings.back();
  };

  Finding& spaces = add(kDoubledSpace, span_of(document, "  ", 0));
  add_fix(spaces, "leave one space", {{{spaces.span.start, spaces.span.end}, " "}});

  const Span period = {span_of(document, "(23).").end - 1, span_of(document, "(23).").end};
  Finding& stray = add(stray_period(), period);
  stray.message = "period in the \"middle\"\nof a sentence: <b>100%</b>";
  add_fix(stray, "delete the period", {{period, ""}});
  stray.related.push_back({"space-before-mark", {period.start - 4, period.end}, "a number in brackets"});
  stray.related.push_back({"full-stop", period, "two of them"});

  Finding& emoji = add(kDoubledSpace, span_of(document, "  ", 1));
  emoji.confidence = 0.1 + 0.7;  // 0.7999999999999999
  add_fix(emoji, "leave one space", {{{emoji.span.start, emoji.span.start + 1}, ""}});

  Finding& bidi = add(kDebris, {span_of(document, "\u202E").start, span_of(document, "\u202C").end});
  add_fix(bidi, "delete the controls", {{span_of(document, "\u202E"), ""}, {span_of(document, "\u202C"), ""}});

  Finding& escape = add(kDebris, span_of(document, "\x1B[31m"));
  escape.message = "control character \x1B[31m";
  escape.confidence = 1.0;

  const Span quoted = span_of(document, "\"great and terrible\"");
  Finding& quotes = add(kQuotes, quoted);
  add_fix(quotes, "curl them",
          {{{quoted.start, quoted.start + 1}, "\u201C"}, {{quoted.end - 1, quoted.end}, "\u201D"}});

  Finding& word = add(kUntranslated, span_of(document, "saudade"));
  word.message = "\"saudade\" is Portuguese";
  add_fix(word, "write \"longing\"", {{word.span, "longing"}});
  add_fix(word, "write \"homesickness\"", {{word.span, "homesickness"}});

  const Span broken = {span_of(document, "was\r\n").start, span_of(document, "over").start};
  Finding& lines = add(kDoubledSpace, broken);
  lines.message = "line ends inside a sentence";
  add_fix(lines, "join the lines", {{span_of(document, "\r\n", 4), " "}, {span_of(document, "\r\n", 5), " "}});

  const auto size = static_cast<uint32_t>(document.bytes.size());
  Finding& end = add(kEnding, {size, size});
  add_fix(end, "add a full stop", {{{size, size}, "."}});
  return out;
}

Reported record_document() {
  Reported out;
  out.document.path = "corpus.jsonl";
  out.document.id = "a/17 \u00FC";
  out.document.bytes = "First line.\nHe said (23). that.";
  Finding finding = make_finding(stray_period(), {24, 25});
  add_fix(finding, "delete the period", {{{24, 25}, ""}});
  out.findings.push_back(finding);
  return out;
}

Reported clean_document() {
  Reported out;
  out.document.path = "clean.txt";
  out.document.bytes = "Nothing is wrong here.\n";
  return out;
}

ReportOptions options() {
  ReportOptions made;
  made.version = "1.2.3";
  made.verbose = true;
  made.rules = {kDoubledSpace, kDebris, kEnding, kQuotes, stray_period(), kUntranslated};
  return made;
}

const Error kTrouble = {"missing \"one\".txt", 3, 7, "cannot be read: no such file,\nreally"};

std::string run(const ReporterType& type, const std::vector<Reported>& documents, const ReportOptions& options,
                bool with_trouble) {
  std::string out;
  const auto reporter = type.make(options, [&](std::string_view bytes) { out += bytes; });
  reporter->begin();
  Scores scores(options.score, options.group_by);
  for (Reported reported : documents) {
    reported.document.words = count_words(reported.document.bytes);
    reported.document.group = group_of(reported.document, options.group_by);
    reporter->document(reported.document, reported.findings);
    scores.add(reported.document, reported.findings);
  }
  if (with_trouble) reporter->trouble(kTrouble);
  reporter->scores(scores);
  reporter->end();
  return out;
}

std::string run_awkward(const ReporterType& type, const ReportOptions& with = options()) {
  return run(type, {awkward_document(), clean_document(), record_document()}, with, true);
}

std::vector<json> parse_lines(const std::string& text) {
  std::vector<json> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(json::parse(line));
  return out;
}

// --- goldens

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The lines at which two texts part, for people.
std::string first_difference(const std::string& expected, const std::string& actual) {
  std::istringstream a(expected), b(actual);
  for (int number = 1;; ++number) {
    std::string left, right;
    const bool has_left = static_cast<bool>(std::getline(a, left));
    const bool has_right = static_cast<bool>(std::getline(b, right));
    if (!has_left && !has_right) return "they differ in their last line end";
    if (left != right || has_left != has_right)
      return "line " + std::to_string(number) + "\n- " + (has_left ? left : "(end)") + "\n+ " +
             (has_right ? right : "(end)");
  }
}

void expect_golden(const std::string& name, const std::string& actual) {
  const std::filesystem::path golden = std::filesystem::path(MTLINT_SOURCE_DIR) / "tests" / "golden" / name;
  const std::string expected = read_file(golden);
  if (expected == actual) return;
  const auto folder = std::filesystem::path(MTLINT_BINARY).parent_path() / "golden";
  std::filesystem::create_directories(folder);
  const auto written = folder / (name + ".actual");
  std::ofstream(written, std::ios::binary) << actual;
  ADD_FAILURE() << name << " has changed, " << first_difference(expected, actual)
                << "\nLook at all of it:  diff " << golden.string() << ' ' << written.string()
                << "\nIf it is right now:  cp " << written.string() << ' ' << golden.string();
}

TEST(Golden, Text) { expect_golden("awkward.text", run_awkward(text_reporter)); }
TEST(Golden, Json) { expect_golden("awkward.json", run_awkward(json_reporter)); }
TEST(Golden, Jsonl) { expect_golden("awkward.jsonl", run_awkward(jsonl_reporter)); }
TEST(Golden, Sarif) { expect_golden("awkward.sarif", run_awkward(sarif_reporter)); }
TEST(Golden, Github) { expect_golden("awkward.github", run_awkward(github_reporter)); }
TEST(Golden, Rdjson) { expect_golden("awkward.rdjson", run_awkward(rdjson_reporter)); }

TEST(Golden, Checkstyle) { expect_golden("awkward.checkstyle", run_awkward(checkstyle_reporter)); }
TEST(Golden, Junit) { expect_golden("awkward.junit", run_awkward(junit_reporter)); }
TEST(Golden, Gitlab) { expect_golden("awkward.gitlab", run_awkward(gitlab_reporter)); }
TEST(Golden, Csv) { expect_golden("awkward.csv", run_awkward(csv_reporter)); }
TEST(Golden, Markdown) { expect_golden("awkward.markdown", run_awkward(markdown_reporter)); }

// The data alone: the page and its script are tried in a browser.
std::string data_of(const std::string& page) {
  const size_t start = page.find("<script class=\"part\"");
  const size_t end = page.find("</script>", page.find("<script id=\"report\""));
  return page.substr(start, end - start) + "</script>\n";
}

TEST(Golden, HtmlData) { expect_golden("awkward.html", data_of(run_awkward(html_reporter))); }

TEST(Golden, TextInColour) {
  ReportOptions coloured = options();
  coloured.colour = true;
  coloured.verbose = false;
  coloured.width = 60;
  expect_golden("awkward.colour.text", run_awkward(text_reporter, coloured));
}

ReportOptions by_document() {
  ReportOptions made = options();
  made.group_by = "document";
  return made;
}

TEST(Golden, Score) { expect_golden("awkward.score", run_awkward(score_reporter, by_document())); }
TEST(Golden, ScoreJson) { expect_golden("awkward.score-json", run_awkward(score_json_reporter, by_document())); }

// --- what the formats promise

const std::vector<const ReporterType*> kAll = {
    &text_reporter,       &json_reporter,  &jsonl_reporter,  &sarif_reporter, &github_reporter,  &rdjson_reporter,
    &checkstyle_reporter, &junit_reporter, &gitlab_reporter, &csv_reporter,   &markdown_reporter, &html_reporter};

TEST(Reporters, TheTableHasThemAll) {
  for (const ReporterType* type : kAll) EXPECT_EQ(find_reporter(type->name), type) << type->name;
  // Two of them tell scores only.
  EXPECT_EQ(all_reporters().size(), kAll.size() + 2);
  EXPECT_EQ(find_reporter("xml"), nullptr);
}

TEST(Reporters, NothingThatATerminalObeysGetsThrough) {
  for (const ReporterType* type : kAll) {
    const std::string out = run_awkward(*type);
    EXPECT_EQ(out.find('\x1B'), std::string::npos) << type->name;
    EXPECT_EQ(out.find('\r'), std::string::npos) << type->name;
    EXPECT_EQ(out.find("\u202E"), std::string::npos) << type->name;
    EXPECT_EQ(out.find('\xFF'), std::string::npos) << type->name;
  }
}

// Whatever a document holds and wherever its findings lie, every format comes to its end.
TEST(Reporters, EverySpanOfEveryTextCanBeReported) {
  const std::string texts[] = {"",     "\n",         "\r\n\r",     "\xFF\xFE", "a\tb\n\n", "\u0301\u0301\n\u200D",
                               "\xF0\x9F\x98", "\U0001F1E7\U0001F1F7\U0001F1E7", "\xEF\xBB\xBFx\u2028y\u0085"};
  for (const ReporterType* type : kAll) {
    for (const std::string& text : texts) {
      for (uint32_t width : {0u, 1u, 30u, 1000u}) {
        Reported reported;
        reported.document.path = "-";
        reported.document.bytes = text;
        for (uint32_t start = 0; start <= text.size(); ++start) {
          for (uint32_t end = start; end <= text.size() + 1; ++end) {  // one too far: a check may be wrong
            Finding finding = make_finding(kDebris, {start, end});
            add_fix(finding, "", {{{start, end}, "\u0301"}});
            add_fix(finding, "no edit", {});
            reported.findings.push_back(finding);
          }
        }
        ReportOptions narrow = options();
        narrow.width = width;
        EXPECT_FALSE(run(*type, {reported}, narrow, false).empty());
      }
    }
  }
}

// A long line with a finding every few bytes: the work must not grow with the square of it.
TEST(Reporters, LongLinesAreLinear) {
  Reported reported;
  reported.document.path = "long.txt";
  for (int i = 0; i < 8000; ++i) {
    const auto start = static_cast<uint32_t>(reported.document.bytes.size());
    reported.document.bytes += "\u4E00 word  of text ";
    Finding finding = make_finding(kDoubledSpace, {start + 8, start + 10});
    add_fix(finding, "leave one space", {{{start + 8, start + 9}, ""}});
    reported.findings.push_back(finding);
  }
  for (const ReporterType* type : kAll) {
    const size_t least = type == &markdown_reporter ? 50000u : 400000u;  // which is cut to the length of a comment
    EXPECT_GT(run(*type, {reported}, options(), false).size(), least) << type->name;
  }
}

TEST(Reporters, ScoresOfGroupsAreShown) {
  for (const ReporterType* type : {&text_reporter, &jsonl_reporter, &json_reporter, &sarif_reporter, &markdown_reporter})
    EXPECT_NE(run_awkward(*type, by_document()).find("clean.txt"), std::string::npos) << type->name;
  EXPECT_EQ(parse_lines(run_awkward(jsonl_reporter, by_document())).back()["score"]["group_count"], 3);
  EXPECT_EQ(json::parse(run_awkward(sarif_reporter, by_document()))["runs"][0]["properties"]["score"]["groups"].size(), 3u);
}

TEST(Reporters, AWorstTableIsCutWhereAskedFor) {
  ReportOptions one = by_document();
  one.most_groups = 1;
  const std::string out = run_awkward(score_reporter, one);
  EXPECT_NE(out.find("The worst 1 of 3 documents; --top 0 shows all."), std::string::npos) << out;
  EXPECT_EQ(out.find("clean.txt"), std::string::npos);
}

TEST(JsonlReporter, IsTheContract) {
  const auto lines = parse_lines(run_awkward(jsonl_reporter));
  const Reported awkward = awkward_document();
  ASSERT_EQ(lines.size(), awkward.findings.size() + 1);
  const json& stray = lines[1];
  EXPECT_FALSE(stray.contains("id"));
  EXPECT_EQ(stray["rule"], "stray-period");
  EXPECT_EQ(stray["category"], "fluency/punctuation");
  EXPECT_EQ(stray["severity"], "error");
  EXPECT_EQ(stray["confidence"], 0.98);
  EXPECT_EQ(stray["message"], "period in the \"middle\"\nof a sentence: <b>100%</b>");
  EXPECT_EQ(stray["line"], 1);
  EXPECT_EQ(stray["column"], 43);
  EXPECT_EQ(stray["text"], ".");
  EXPECT_EQ(stray["range"], json({{"start", 50}, {"end", 51}}));
  EXPECT_EQ(stray["fixes"][0]["safe"], true);
  EXPECT_EQ(stray["fixes"][0]["edits"], json::parse(R"([{"start": 50, "end": 51, "text": ""}])"));
  EXPECT_EQ(stray["related"][1]["rule"], "full-stop");
  EXPECT_EQ(lines[3]["text"], "\u202E\u05E9\u05DC\u05D5\u05DD\u202C");
  EXPECT_EQ(lines.back()["id"], "a/17 \u00FC");
  for (const json& line : lines)
    for (const json& fix : line["fixes"]) EXPECT_EQ(fix["safe"], fix["applicability"] == "safe");
}

TEST(JsonlReporter, KeysHaveTheirOrder) {
  const std::string out = run(jsonl_reporter, {record_document()}, options(), true);
  EXPECT_EQ(out,
            R"({"id":"a/17 )" "\u00FC" R"(","path":"corpus.jsonl","rule":"stray-period",)"
            R"("category":"fluency/punctuation","severity":"error","confidence":0.98,)"
            R"("message":"A period stands in the middle of a sentence","range":{"start":24,"end":25},"line":2,)"
            R"("column":13,"text":".","fixes":[{"title":"delete the period","safe":true,"applicability":"safe",)"
            R"("edits":[{"start":24,"end":25,"text":""}]}]})" "\n");
  EXPECT_EQ(run(jsonl_reporter, {clean_document()}, options(), false), "");
}

TEST(JsonlReporter, ConfidenceIsRounded) {
  Reported reported = record_document();
  for (const auto& [value, written] : std::vector<std::pair<double, std::string>>{
           {0.1 + 0.7, "0.8"}, {1, "1.0"}, {0, "0.0"}, {0.9996, "1.0"}, {0.8765, "0.877"}, {0.05, "0.05"}, {-1, "0.0"},
           {7, "1.0"}, {std::numeric_limits<double>::quiet_NaN(), "0.0"}}) {
    reported.findings[0].confidence = value;
    const std::string out = run(jsonl_reporter, {reported}, options(), false);
    EXPECT_NE(out.find("\"confidence\":" + written + ","), std::string::npos) << out;
  }
}

TEST(JsonReporter, IsOneDocumentWhateverHappens) {
  const json nothing = json::parse(run(json_reporter, {}, options(), false));
  EXPECT_EQ(nothing["findings"], json::array());
  EXPECT_EQ(nothing["errors"], json::array());
  EXPECT_EQ(nothing["summary"]["documents"], 0);
  EXPECT_EQ(nothing["summary"]["by_severity"], json::parse(R"({"error":0,"warning":0,"info":0})"));
  const json trouble = json::parse(run(json_reporter, {clean_document()}, options(), true));
  EXPECT_EQ(trouble["errors"][0]["line"], 3);
  EXPECT_EQ(trouble["errors"][0]["message"], kTrouble.message);
  EXPECT_EQ(trouble["summary"]["documents"], 1);
  const json all = json::parse(run_awkward(json_reporter));
  EXPECT_EQ(all["version"], "1.2.3");
  const auto lines = parse_lines(run_awkward(jsonl_reporter));
  EXPECT_EQ(all["findings"], json(lines));
  EXPECT_EQ(all["summary"]["findings"], lines.size());
  EXPECT_EQ(all["summary"]["by_rule"]["doubled-space"], 3);
  EXPECT_EQ(all["summary"]["by_category"]["fluency/punctuation"], 3);
  EXPECT_EQ(all["summary"]["by_severity"]["warning"], 6);
}

TEST(TextReporter, SaysItInOneSentence) {
  EXPECT_EQ(run(text_reporter, {}, options(), false), "Nothing was checked.\n");
  EXPECT_EQ(run(text_reporter, {clean_document()}, options(), false), "No findings in 1 document.\n");
  ReportOptions beside_known = options();
  beside_known.with_baseline = true;
  EXPECT_EQ(run(text_reporter, {clean_document()}, beside_known, false), "No new findings in 1 document.\n");
  EXPECT_EQ(run(text_reporter, {clean_document(), clean_document()}, options(), true),
            "No findings in 2 documents; 1 input could not be read.\n");
}

TEST(TextReporter, HintsAreCountedUnlessVerbose) {
  Reported reported = awkward_document();
  std::erase_if(reported.findings, [](const Finding& f) { return f.severity != Severity::kInfo; });
  ReportOptions quiet = options();
  quiet.verbose = false;
  EXPECT_EQ(run(text_reporter, {reported}, quiet, false),
            "No errors or warnings in 1 document.\n1 hint not shown: --verbose\n");
  const std::string loud = run(text_reporter, {reported}, options(), false);
  EXPECT_NE(loud.find("straight-quotes"), std::string::npos);
  EXPECT_EQ(loud.find("not shown"), std::string::npos);
  EXPECT_NE(loud.find("1 hint in 1 document; 1 can be fixed with mtlint fix --unsafe."), std::string::npos) << loud;
}

TEST(TextReporter, LongLinesAndLongChangesFitTheWidth) {
  Reported reported;
  reported.document.path = "p";
  reported.document.bytes = std::string(3000, 'a') + " twice twice " + std::string(3000, 'b');
  Finding finding = make_finding(kDoubledSpace, {100, 5900});
  add_fix(finding, "write it again", {{{100, 5900}, std::string(4000, 'c')}, {{6000, 6001}, ""}});
  reported.findings.push_back(finding);
  ReportOptions narrow = options();
  narrow.width = 60;
  std::istringstream in(run(text_reporter, {reported}, narrow, false));
  std::string line;
  std::getline(in, line);  // the head is never cut
  for (int i = 0; i < 5; ++i) {
    ASSERT_TRUE(std::getline(in, line));
    std::string cells;
    for (char c : line)
      if ((c & 0xC0) != 0x80) cells += c;
    EXPECT_LE(cells.size(), 60u) << line;
  }
}

// --- places, in the formats that tell them in their own way

// The offset of a line and column, both from 1, columns in code points.
size_t offset_of(const std::string& text, size_t line, size_t column) {
  size_t at = 0;
  for (; line > 1; --line) at = text.find('\n', at) + 1;
  for (; column > 1; --column)
    for (++at; at < text.size() && (text[at] & 0xC0) == 0x80; ++at) {}
  return at;
}

TEST(SarifReporter, RegionsSayTheSameThingInEveryUnit) {
  const json run_object = json::parse(run_awkward(sarif_reporter))["runs"][0];
  const Reported awkward = awkward_document();
  const std::string& text = awkward.document.bytes;
  size_t regions = 0;
  for (size_t i = 0; i < awkward.findings.size(); ++i) {
    const json& result = run_object["results"][i];
    std::vector<json> all = {result["locations"][0]["physicalLocation"]["region"]};
    if (result.contains("fixes"))
      for (const json& fix : result["fixes"])
        for (const json& replacement : fix["artifactChanges"][0]["replacements"])
          all.push_back(replacement["deletedRegion"]);
    EXPECT_EQ(all[0]["byteOffset"], awkward.findings[i].span.start);
    EXPECT_EQ(all[0]["byteLength"], awkward.findings[i].span.size());
    for (const json& region : all) {
      ++regions;
      const size_t start = region["byteOffset"], end = start + region["byteLength"].get<size_t>();
      if (start > text.find('\xFF') && region["startLine"] == 2) continue;  // offset_of needs valid UTF-8
      EXPECT_EQ(offset_of(text, region["startLine"], region["startColumn"]), start) << region;
      EXPECT_EQ(offset_of(text, region["endLine"], region["endColumn"]), end) << region;
    }
    EXPECT_EQ(run_object["tool"]["driver"]["rules"][result["ruleIndex"].get<size_t>()]["id"], result["ruleId"]);
  }
  EXPECT_GT(regions, 15u);
}

TEST(SarifReporter, ARecordIsAnArtifactOfItsOwn) {
  const json run_object = json::parse(run_awkward(sarif_reporter))["runs"][0];
  const json& location = run_object["results"].back()["locations"][0];
  EXPECT_EQ(location["logicalLocations"][0]["name"], "a/17 \u00FC");
  const size_t index = location["physicalLocation"]["artifactLocation"]["index"];
  const json& artifact = run_object["artifacts"][index];
  EXPECT_EQ(artifact["location"]["uri"], "a%2F17%20%C3%BC");
  EXPECT_EQ(run_object["artifacts"][artifact["parentIndex"].get<size_t>()]["location"]["uri"], "corpus.jsonl");
}

TEST(SarifReporter, AByteOrderMarkIsNoColumn) {
  Reported reported;
  reported.document.path = "/articles/m.txt";
  reported.document.bytes = "\xEF\xBB\xBFteh end\nteh";
  reported.findings.push_back(make_finding(kDebris, {3, 6}));
  reported.findings.push_back(make_finding(kDebris, {11, 14}));
  const json results = json::parse(run(sarif_reporter, {reported}, options(), false))["runs"][0]["results"];
  const json& first = results[0]["locations"][0]["physicalLocation"];
  EXPECT_EQ(first["artifactLocation"]["uri"], "file:///articles/m.txt");
  EXPECT_EQ(first["region"]["startColumn"], 1);
  EXPECT_EQ(first["region"]["endColumn"], 4);
  EXPECT_EQ(first["region"]["charOffset"], 0);
  EXPECT_EQ(first["region"]["byteOffset"], 3);
  EXPECT_EQ(results[1]["locations"][0]["physicalLocation"]["region"]["startColumn"], 1);
  EXPECT_EQ(results[1]["locations"][0]["physicalLocation"]["region"]["charOffset"], 8);
}

TEST(SarifReporter, SaysWhetherTheRunWentWell) {
  const json good = json::parse(run(sarif_reporter, {clean_document()}, options(), false))["runs"][0];
  EXPECT_EQ(good["results"], json::array());
  EXPECT_EQ(good["invocations"][0], json::parse(R"({"executionSuccessful":true})"));
  const json bad = json::parse(run(sarif_reporter, {clean_document()}, options(), true))["runs"][0];
  EXPECT_EQ(bad["invocations"][0]["executionSuccessful"], false);
  EXPECT_EQ(bad["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"], kTrouble.message);
}

// A document that has one finding a letter.
Reported long_document(const std::string& path, uint32_t findings, Severity severity = Severity::kWarning) {
  Reported reported;
  reported.document.path = path;
  reported.document.bytes.assign(findings, 'x');
  for (uint32_t i = 0; i < findings; ++i) {
    reported.findings.push_back(make_finding(kDebris, {i, i + 1}));
    reported.findings.back().severity = severity;
  }
  return reported;
}

TEST(SarifReporter, AsManyResultsAsGithubKeepsStandEachForItself) {
  const std::vector<Reported> documents = {long_document("a.txt", 2600), long_document("b.txt", 2400)};
  const json run_object = json::parse(run(sarif_reporter, documents, options(), false))["runs"][0];
  ASSERT_EQ(run_object["results"].size(), 5000U);
  std::set<std::string> prints;
  for (const json& result : run_object["results"]) prints.insert(result["locations"].dump());
  EXPECT_EQ(prints.size(), 5000U);
  EXPECT_FALSE(run_object["invocations"][0].contains("toolExecutionNotifications"));
}

TEST(SarifReporter, WhatIsAboveTheLimitIsToldByRuleAndFile) {
  std::vector<Reported> documents = {long_document("hints.txt", 2700, Severity::kInfo), long_document("a.txt", 600),
                                     long_document("b.txt", 2000)};
  documents[2].findings.back().standing = Standing::kKnown;
  ReportOptions with = options();
  with.with_baseline = true;
  const json run_object = json::parse(run(sarif_reporter, documents, with, false))["runs"][0];
  const json& results = run_object["results"];
  ASSERT_EQ(results.size(), 3004U);  // hints to 2,500, warnings to 3,000; a.txt, b.txt twice, hints.txt
  std::vector<std::string> told;
  uint64_t findings = 3000;
  for (size_t i = 3000; i < results.size(); ++i) {
    const json& result = results[i];
    findings += result["properties"]["findings"].get<uint64_t>();
    const json& place = result["locations"][0]["physicalLocation"];
    told.push_back(place["artifactLocation"]["uri"].get<std::string>() + " " +
                   result["baselineState"].get<std::string>() + " " +
                   place["region"]["byteOffset"].dump() + " " + result["properties"]["findings"].dump());
  }
  EXPECT_EQ(findings, 5300U);
  EXPECT_EQ(told, (std::vector<std::string>{"a.txt new 500 100", "b.txt new 0 1999", "b.txt unchanged 1999 1",
                                            "hints.txt new 2500 200"}));
  EXPECT_EQ(run_object["invocations"][0]["executionSuccessful"], true);
  EXPECT_EQ(run_object["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"],
            "There are 5300 findings and room for 5000 results: 2300 are told together as 4");
}

TEST(SarifReporter, ThereAreNeverMoreResultsThanTheLimit) {
  std::vector<Reported> documents;
  for (int i = 0; i < 7000; ++i) documents.push_back(long_document(std::to_string(i) + ".txt", 1));
  const json run_object = json::parse(run(sarif_reporter, documents, options(), false))["runs"][0];
  EXPECT_EQ(run_object["results"].size(), 3000U + 700U + 1U);
  uint64_t findings = 3000;
  for (size_t i = 3000; i < run_object["results"].size(); ++i)
    findings += run_object["results"][i]["properties"]["findings"].get<uint64_t>();
  EXPECT_EQ(findings, 7000U);
}

TEST(CsvReporter, NoCellIsLongerThanASpreadsheetTakes) {
  Reported reported;
  reported.document.path = "p";
  reported.document.bytes = std::string(100'000, '\x01');
  reported.findings.push_back(make_finding(kDebris, {0, 100'000}));
  const std::string table = run(csv_reporter, {reported}, options(), false);
  EXPECT_LT(table.size(), 32'767U);
  EXPECT_NE(table.find("\u2026"), std::string::npos);
}

TEST(MarkdownReporter, HintsAreCountedAndShownWhenAsked) {
  ReportOptions quiet = options();
  quiet.verbose = false;
  const std::string page = run_awkward(markdown_reporter, quiet);
  EXPECT_EQ(page.find("| hint |"), std::string::npos);
  EXPECT_NE(page.find("1 hint not shown: --verbose"), std::string::npos);
  EXPECT_NE(run_awkward(markdown_reporter).find("| hint |"), std::string::npos);
}

TEST(RdjsonReporter, HasItsStructure) {
  const json report = json::parse(run_awkward(rdjson_reporter));
  EXPECT_EQ(report["source"], json::parse(R"({"name":"mtlint"})"));
  const std::set<std::string> severities = {"ERROR", "WARNING", "INFO"};
  const std::set<std::string> keys = {"message", "location", "severity", "code", "suggestions",
                                      "original_output"};
  ASSERT_EQ(report["diagnostics"].size(), 11u);
  for (const json& diagnostic : report["diagnostics"]) {
    EXPECT_TRUE(diagnostic["message"].is_string());
    EXPECT_TRUE(diagnostic["location"]["path"].is_string());
    EXPECT_TRUE(severities.contains(diagnostic["severity"].get<std::string>()));
    for (const auto& item : diagnostic.items()) EXPECT_TRUE(keys.contains(item.key())) << item.key();
  }
  const json nothing = json::parse(run(rdjson_reporter, {}, options(), false));
  EXPECT_EQ(nothing["diagnostics"], json::array());
}

// reviewdog shows it at a terminal as it is.
TEST(RdjsonReporter, TheLineForATerminalObeysNothing) {
  const json report = json::parse(run_awkward(rdjson_reporter));
  for (const json& diagnostic : report["diagnostics"]) {
    const std::string line = diagnostic["original_output"];
    EXPECT_TRUE(line.starts_with(diagnostic["location"]["path"].get<std::string>())) << line;
    EXPECT_TRUE(std::none_of(line.begin(), line.end(), [](unsigned char c) { return c < 0x20; })) << line;
  }
}

// A suggestion, made by line and byte column, gives the text that the fix gives.
TEST(RdjsonReporter, SuggestionsDoWhatTheFixesDo) {
  const json report = json::parse(run_awkward(rdjson_reporter));
  const Reported awkward = awkward_document();
  const std::string& text = awkward.document.bytes;
  const auto offset = [&](const json& position) {
    size_t at = 0;
    for (size_t line = position["line"]; line > 1; --line) at = text.find('\n', at) + 1;
    return at + position["column"].get<size_t>() - 1;
  };
  for (size_t i = 0; i < awkward.findings.size(); ++i) {
    const json& diagnostic = report["diagnostics"][i];
    EXPECT_EQ(offset(diagnostic["location"]["range"]["start"]), awkward.findings[i].span.start);
    EXPECT_EQ(offset(diagnostic["location"]["range"]["end"]), awkward.findings[i].span.end);
    ASSERT_EQ(diagnostic.value("suggestions", json::array()).size(), awkward.findings[i].fixes.size());
    for (size_t j = 0; j < awkward.findings[i].fixes.size(); ++j) {
      std::string expected = text;
      const auto& edits = awkward.findings[i].fixes[j].edits;
      for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit)
        expected.replace(edit->span.start, edit->span.size(), edit->text);
      const json& suggestion = diagnostic["suggestions"][j];
      std::string actual = text;
      const size_t start = offset(suggestion["range"]["start"]), end = offset(suggestion["range"]["end"]);
      actual.replace(start, end - start, suggestion["text"].get<std::string>());
      EXPECT_EQ(actual, expected);
    }
  }
}

TEST(RdjsonReporter, NeverSuggestsWhatItCannotWrite) {
  Reported reported;
  reported.document.path = "p";
  reported.document.bytes = "a\xFF" "b";
  Finding finding = make_finding(kDebris, {0, 3});
  add_fix(finding, "around the byte", {{{0, 1}, "x"}, {{2, 3}, "y"}});
  reported.findings.push_back(finding);
  const json report = json::parse(run(rdjson_reporter, {reported}, options(), false));
  EXPECT_FALSE(report["diagnostics"][0].contains("suggestions"));
}

// The scripts of a page that hold JSON.
std::vector<json> data_scripts(const std::string& page) {
  std::vector<json> out;
  for (size_t at = page.find("<script"); at != std::string::npos; at = page.find("<script", at + 1)) {
    const size_t start = page.find('>', at) + 1;
    if (page.substr(at, start - at).find("application/json") == std::string::npos) continue;
    out.push_back(json::parse(page.substr(start, page.find("</script>", start) - start)));
  }
  return out;
}

TEST(HtmlReporter, TextCannotLeaveItsPlace) {
  Reported reported;
  reported.document.path = "</script><script>alert(1)</script>";
  reported.document.id = "<!--<script>";
  reported.document.bytes = "It is </script><img src=x onerror=alert(1)> here.<!-- ]]> &lt;";
  Finding finding = make_finding(kDebris, {6, 15});
  finding.message = "</SCRIPT > \u2028";
  add_fix(finding, "</script>", {{{6, 15}, "<script>"}});
  reported.findings.push_back(finding);
  const std::string page = run(html_reporter, {reported}, options(), false);
  const std::string data = data_of(page);
  EXPECT_EQ(std::count(data.begin(), data.end(), '<'), 4) << data;  // two elements
  EXPECT_EQ(data.find("\u2028"), std::string::npos);
  const std::vector<json> parts = data_scripts(page);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0]["documents"][0][0], reported.document.path);
  EXPECT_EQ(parts[0]["passages"][0][0], reported.document.bytes);
  EXPECT_EQ(parts[0]["findings"][0][9], finding.message);
}

// Places are of the text as JavaScript has it: the marked text is what was found.
TEST(HtmlReporter, PlacesCountAsTheScriptDoes) {
  Reported reported;
  reported.document.path = "p";
  reported.document.bytes = "A \U0001F468 saw \xFF\xE2\x82 and na\u00EFve  words.";
  const Span spaces = span_of(reported.document, "  ");
  Finding finding = make_finding(kDoubledSpace, spaces);
  add_fix(finding, "leave one space", {{{spaces.start, spaces.start + 1}, ""}});
  reported.findings.push_back(finding);
  const json part = data_scripts(run(html_reporter, {reported}, options(), false))[0];
  const json& found = part["findings"][0];
  EXPECT_EQ(found[7], 22);  // "A ", two, " saw ", three, " and ", "naive"
  EXPECT_EQ(found[8], 24);
  EXPECT_EQ(found[11][0][2], json::parse(R"([[22, 23, ""]])"));
  EXPECT_EQ(part["passages"][0], json::array({"A \U0001F468 saw \uFFFD\uFFFD\uFFFD and na\u00EFve  words.", 0}));
}

TEST(HtmlReporter, ASentenceIsShownAndNoMore) {
  Reported reported;
  reported.document.path = "p";
  reported.document.bytes = "One is here. Two is  here. Three is  " + std::string(5000, 'x') + ".";
  for (int i = 0; i < 2; ++i) reported.findings.push_back(make_finding(kDoubledSpace, span_of(reported.document, "  ", i)));
  const json part = data_scripts(run(html_reporter, {reported}, options(), false))[0];
  ASSERT_EQ(part["passages"].size(), 2U);
  EXPECT_EQ(part["passages"][0], json::array({"Two is  here.", 0}));
  EXPECT_EQ(part["passages"][1][1], 2);
  EXPECT_LT(part["passages"][1][0].get<std::string>().size(), 1000U);
}

TEST(HtmlReporter, PartsAreOfAThousandFindings) {
  const std::vector<Reported> documents = {long_document("a.txt", 2500), long_document("b.txt", 1)};
  const std::vector<json> parts = data_scripts(run(html_reporter, documents, options(), false));
  ASSERT_EQ(parts.size(), 4U);
  EXPECT_EQ(parts[0]["findings"].size(), 1000U);
  EXPECT_EQ(parts[2]["findings"].size(), 501U);
  EXPECT_EQ(parts[1]["documents"].size(), 0U);
  EXPECT_EQ(parts[2]["documents"].size(), 1U);
  EXPECT_EQ(parts[2]["findings"].back()[3], 1);
  for (size_t i = 0; i < 3; ++i)
    for (const json& finding : parts[i]["findings"]) EXPECT_LT(finding[6], parts[i]["passages"].size());
}

TEST(HtmlReporter, TheTrendIsCarriedOn) {
  ReportOptions made = options();
  made.label = "monday";
  const Result<PastRuns> first = runs_of_report("first.html", run(html_reporter, {awkward_document()}, made, false));
  ASSERT_TRUE(first) << first.errors()[0].to_string();
  ASSERT_EQ(first->runs.size(), 1U);
  EXPECT_EQ(first->remark, "");
  EXPECT_EQ(first->runs[0].label, "monday");
  EXPECT_EQ(first->runs[0].version, "1.2.3");
  EXPECT_EQ(first->runs[0].documents, 1U);
  EXPECT_EQ(first->runs[0].findings, (std::array<uint64_t, 3>{1, 6, 2}));
  EXPECT_TRUE(first->runs[0].score.has_value());
  made.label = "</script><script id=\"report\"";
  made.past.runs.assign(kMostRuns, first->runs[0]);
  made.past.runs.back().label = "tuesday";
  const Result<PastRuns> second = runs_of_report("second.html", run(html_reporter, {clean_document()}, made, false));
  ASSERT_TRUE(second) << second.errors()[0].to_string();
  ASSERT_EQ(second->runs.size(), kMostRuns);
  EXPECT_EQ(second->runs[0], first->runs[0]);
  EXPECT_EQ(second->runs[kMostRuns - 2].label, "tuesday");
  EXPECT_EQ(second->runs.back().label, made.label);
}

TEST(HtmlReporter, WhatIsGoneSinceTheReportBeforeIsTold) {
  const Result<PastRuns> first = runs_of_report("first.html", run(html_reporter, {awkward_document(), clean_document()}, options(), false));
  ASSERT_TRUE(first) << first.errors()[0].to_string();
  ASSERT_EQ(first->findings.size(), 9U);
  EXPECT_FALSE(first->findings[0].print.empty());
  EXPECT_FALSE(first->findings[0].rule.empty());
  EXPECT_EQ(first->findings[0].document, awkward_document().document.path);
  ReportOptions made = options();
  made.past = *first;
  made.with_past = true;
  EXPECT_NE(run(html_reporter, {awkward_document()}, made, false).find("\"gone_count\":0,"), std::string::npos);
  EXPECT_NE(run(html_reporter, {clean_document()}, made, false).find("\"gone_count\":9,"), std::string::npos);
  EXPECT_EQ(run(html_reporter, {clean_document()}, options(), false).find("\"gone_count\""), std::string::npos);
}

TEST(HtmlReporter, WhatIsNoPastReportIsSaidToBeNone) {
  const auto message = [](std::string_view page) { return runs_of_report("p.html", page).errors()[0].to_string(); };
  EXPECT_EQ(message(""), "p.html: is no HTML report of mtlint");
  EXPECT_EQ(message("<!doctype html><p>Hello"), "p.html: is no HTML report of mtlint");
  std::string page = run(html_reporter, {clean_document()}, options(), false);
  const size_t data = page.rfind("\"format\":1,");
  ASSERT_NE(data, std::string::npos);
  EXPECT_EQ(message(page.substr(0, data)), "p.html: is no HTML report of mtlint");
  std::string damaged = page;
  damaged.replace(data, 5, "xxxxx");
  EXPECT_EQ(message(damaged), "p.html: is a damaged report: its data is no JSON of a report");
  std::string cut = run(html_reporter, {awkward_document()}, options(), false);
  cut.replace(cut.find("{\"documents\":["), 3, "xxx");
  EXPECT_EQ(message(cut), "p.html: is a damaged report: its findings are no JSON of a report");
  page.replace(data, 11, "\"format\":2,");
  const Result<PastRuns> later = runs_of_report("p.html", page);
  ASSERT_TRUE(later);
  EXPECT_TRUE(later->runs.empty());
  EXPECT_EQ(later->remark, "was written by mtlint 1.2.3, whose reports this version does not read; the trend starts anew");
}

TEST(HtmlReporter, ThePolicyNamesThePagesOwnScripts) {
  const std::string page = run(html_reporter, {clean_document()}, options(), false);
  const size_t policy = page.find("script-src 'sha256-");
  ASSERT_NE(policy, std::string::npos);
  EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
  EXPECT_EQ(page.find("unsafe-inline"), std::string::npos);
  EXPECT_EQ(page.find("@"), page.find("@container"));  // nothing of the template is left
  EXPECT_EQ(data_scripts(page).size(), 1U);
}

TEST(GithubReporter, OneCommandALine) {
  Reported reported;
  reported.document.path = "-";
  reported.document.bytes = "a\nb";
  Finding finding = make_finding(kDebris, {0, 3});
  finding.message = "::stop-commands::x\n::error::y %0A\r";
  reported.findings.push_back(finding);
  EXPECT_EQ(run(github_reporter, {reported}, options(), false),
            "::warning line=1,endLine=2,title=invisible-character::::stop-commands::x%0A::error::y %250A\n");
}

TEST(GithubReporter, TenOfASeverityStandEachForItself) {
  const std::string out = run(github_reporter, {long_document("a.txt", 10)}, options(), false);
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 10);
  EXPECT_NE(out.find("::warning file=a.txt,line=1,col=10,"), std::string::npos);
}

TEST(GithubReporter, WhatIsAboveTheLimitIsInTheLogAndCounted) {
  Reported last = long_document("b##[c].txt", 2);
  last.findings[1].severity = Severity::kError;
  const std::string out = run(github_reporter, {long_document("a.txt", 12), last}, options(), false);
  std::vector<std::string> lines;
  for (size_t at = 0; at < out.size(); at = out.find('\n', at) + 1)
    lines.push_back(out.substr(at, out.find('\n', at) - at));
  ASSERT_EQ(lines.size(), 15U);
  EXPECT_TRUE(lines[8].starts_with("::warning file=a.txt,line=1,col=9,")) << lines[8];
  EXPECT_TRUE(lines[9].starts_with("warning a.txt:1:10: ")) << lines[9];
  EXPECT_TRUE(lines[9].ends_with(" [invisible-character]")) << lines[9];
  EXPECT_TRUE(lines[12].starts_with("warning b# #[c].txt:1:1: ")) << lines[12];
  EXPECT_TRUE(lines[13].starts_with("::error file=b##[c].txt,")) << lines[13];
  EXPECT_EQ(lines[14], "::warning title=mtlint::4 more stand in the log of this step, because GitHub shows 10 "
                       "annotations of a kind:%0A3 invisible-character in a.txt%0A1 invisible-character in b##[c].txt");
}

}  // namespace
}  // namespace mtlint
