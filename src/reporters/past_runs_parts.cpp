#include "reporters/past_runs_parts.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace mtlint {

namespace {

constexpr std::string_view kStart = "<script id=\"report\" type=\"application/json\">";
constexpr std::string_view kPartStart = "<script class=\"part\" type=\"application/json\">";
constexpr std::string_view kEnd = "</script>";

using nlohmann::json;

// A member of an object; null where there is none.
const json& member(const json& object, const char* name) {
  static const json null;
  const auto found = object.is_object() ? object.find(name) : object.end();
  return found == object.end() ? null : *found;
}

std::string text_of(const json& value) { return value.is_string() ? value.get<std::string>() : ""; }
uint64_t number_of(const json& value) { return value.is_number_unsigned() ? value.get<uint64_t>() : 0; }

PastRun run_from(const json& run) {
  PastRun out;
  out.label = text_of(member(run, "label"));
  out.version = text_of(member(run, "version"));
  out.documents = number_of(member(run, "documents"));
  out.words = number_of(member(run, "words"));
  const json& findings = member(run, "findings");
  for (size_t severity = 0; severity < out.findings.size() && severity < findings.size(); ++severity)
    if (findings.is_array()) out.findings[severity] = number_of(findings[severity]);
  const json& score = member(run, "score");
  if (score.is_number_unsigned()) out.score = static_cast<uint32_t>(std::min<uint64_t>(number_of(score), 10'000));
  return out;
}

const json& item(const json& list, size_t index) {
  static const json null;
  return list.is_array() && index < list.size() ? list[index] : null;
}

// Appends the findings of a part, the places of whose fields src/reporters/html.cpp has. False: it is damaged.
bool read_part(std::string_view text, const json& rules, std::vector<std::string>& documents, std::vector<PastFinding>& out) {
  const json part = json::parse(text, nullptr, false);
  if (!member(part, "documents").is_array() || !member(part, "findings").is_array()) return false;
  for (const json& document : member(part, "documents")) {
    const std::string id = text_of(item(document, 1));
    documents.push_back(text_of(item(document, 0)) + (id.empty() ? "" : " \u203A " + id));
  }
  for (const json& finding : member(part, "findings")) {
    if (number_of(item(finding, 13)) != 0) continue;
    PastFinding past;
    past.rule = text_of(member(item(rules, number_of(item(finding, 0))), "id"));
    past.severity = std::min<uint64_t>(number_of(item(finding, 1)), 2);
    if (const uint64_t index = number_of(item(finding, 3)); index < documents.size()) past.document = documents[index];
    past.line = number_of(item(finding, 4));
    past.message = text_of(item(finding, 9));
    past.print = text_of(item(finding, 10));
    out.push_back(std::move(past));
  }
  return true;
}

}  // namespace

Result<PastRuns> runs_of_report(const std::string& path, std::string_view page) {
  const size_t at = page.rfind(kStart);
  const size_t end = at == std::string_view::npos ? at : page.find(kEnd, at);
  if (end == std::string_view::npos) return Error{path, 0, 0, "is no HTML report of mtlint"};
  const json report = json::parse(page.substr(at + kStart.size(), end - at - kStart.size()), nullptr, false);
  const json& format = member(report, "format");
  if (!format.is_number_unsigned()) return Error{path, 0, 0, "is a damaged report: its data is no JSON of a report"};
  PastRuns out;
  if (number_of(format) != kReportFormat) {
    out.remark = "was written by mtlint " + text_of(member(report, "version")) +
                 ", whose reports this version does not read; the trend starts anew";
    return out;
  }
  const json& runs = member(report, "runs");
  if (!runs.is_array()) return Error{path, 0, 0, "is a damaged report: it tells of no runs"};
  for (const json& run : runs) out.runs.push_back(run_from(run));
  std::vector<std::string> documents;
  for (size_t start = page.find(kPartStart); start < at; start = page.find(kPartStart, start)) {
    start += kPartStart.size();
    const size_t stop = page.find(kEnd, start);
    if (!read_part(page.substr(start, stop - start), member(report, "rules"), documents, out.findings))
      return Error{path, 0, 0, "is a damaged report: its findings are no JSON of a report"};
  }
  return out;
}

void write_run(JsonWriter& json, const PastRun& run) {
  json.begin_object().text("label", run.label).text("version", run.version);
  json.number("documents", run.documents).number("words", run.words).key("findings").begin_array();
  for (uint64_t count : run.findings) json.number(count);
  json.end_array();
  if (run.score) json.number("score", *run.score);
  json.end_object();
}

}  // namespace mtlint
