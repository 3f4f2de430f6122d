#include <mtlint/mtlint.hpp>

#include <dlfcn.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "config/config_tree.h"
#include "config/linter_pool.h"
#include "engine/files.h"
#include "engine/fixer.h"
#include "lexicon/installed.h"
#include "packs/language_tag.h"
#include "text/calendar.h"
#include "text/line_index.h"

namespace mtlint::api {

namespace {

std::vector<Error> as_public(const Errors& errors) {
  std::vector<Error> out;
  for (const mtlint::Error& error : errors) out.push_back({error.path, error.line, error.column, error.message});
  return out;
}

template <typename T>
Result<T> failure(std::vector<Error> errors) {
  return {std::nullopt, std::move(errors)};
}

Severity as_public(mtlint::Severity severity) { return static_cast<Severity>(severity); }
Safety as_public(Applicability applicability) { return static_cast<Safety>(applicability); }
static_assert(static_cast<int>(Severity::kError) == static_cast<int>(mtlint::Severity::kError));
static_assert(static_cast<int>(Safety::kSafe) == static_cast<int>(Applicability::kSafe));

Range range(Span span) { return {span.start, span.end}; }

Range in_code_points(const LineIndex& lines, Span span) {
  return {lines.code_points_before(span.start), lines.code_points_before(span.end)};
}

std::vector<Edit> as_public(const LineIndex& lines, const std::vector<mtlint::Edit>& edits) {
  std::vector<Edit> out;
  for (const mtlint::Edit& edit : edits) out.push_back({range(edit.span), in_code_points(lines, edit.span), edit.text});
  return out;
}

Finding as_public(const LineIndex& lines, const mtlint::Finding& finding) {
  Finding out;
  out.rule = finding.rule->id;
  out.category = finding.rule->category;
  out.severity = as_public(finding.severity);
  out.confidence = finding.confidence;
  out.message = finding.message;
  out.bytes = range(finding.span);
  out.code_points = in_code_points(lines, finding.span);
  const Place place = lines.place_of(finding.span.start);
  out.line = place.line;
  out.column = place.column;
  for (const mtlint::Fix& fix : finding.fixes)
    out.fixes.push_back({fix.title, as_public(fix.applicability), as_public(lines, fix.edits)});
  return out;
}

// The lexicon that lies where it is installed, seen from the library that this code is in.
std::string lexicon_of_library() {
  Dl_info info;
  if (dladdr(reinterpret_cast<const void*>(&version), &info) == 0 || info.dli_fname == nullptr) return {};
  std::error_code failed;
  const std::filesystem::path library = std::filesystem::canonical(info.dli_fname, failed);
  return failed ? std::string() : data_near(kLexiconName, library.parent_path().string(), MTLINT_DATA_FROM_LIBRARY);
}

mtlint::Result<std::shared_ptr<const Lexicon>> open_lexicon(const Options& options) {
  if (options.without_lexicon) return std::shared_ptr<const Lexicon>();
  const std::string path = options.lexicon.empty() ? lexicon_of_library() : options.lexicon;
  if (path.empty())
    return mtlint::Error{"", 0, 0, "no lexicon is installed with the library; name one, or ask to work without_lexicon"};
  return Lexicon::open(path);
}

std::vector<Sourced<std::string>> sourced(const std::vector<std::string>& values) {
  std::vector<Sourced<std::string>> out;
  for (const std::string& value : values) out.push_back({value, {}});
  return out;
}

mtlint::Result<Settings> settings_of(const Options& options) {
  ConfigTree::Options places;
  places.defaults.target_lang = {"en", {}};
  places.command_line.packs = sourced(options.packs);
  places.command_line.rule_folders = sourced(options.rule_folders);
  places.command_line.accept = sourced(options.accept);
  if (!options.entities.empty()) places.command_line.entities = sourced({options.entities});
  places.search = false;
  places.file = options.config;
  std::error_code failed;
  places.working_folder = std::filesystem::current_path(failed).string();
  ConfigTree tree(std::move(places), [](const std::string& path) -> mtlint::Result<std::optional<std::string>> {
    mtlint::Result<std::string> bytes = read_whole_file(path);
    if (!bytes) return bytes.errors();
    return std::optional<std::string>(std::move(*bytes));
  });
  const Settings settings = tree.settings_for("-");
  if (!tree.errors().empty()) return tree.errors();
  return settings;
}

Result<Document> document_of(const Text& text, const Settings& settings) {
  if (std::optional<Error> fault = fault_of(text)) return failure<Document>({std::move(*fault)});
  Document document;
  document.path = "-";
  document.bytes = text.bytes;
  document.lang = text.lang.empty() ? settings.target_lang->value : usual_case(text.lang);
  if (!text.source_lang.empty()) document.source_lang = usual_case(text.source_lang);
  else if (settings.source_lang) document.source_lang = settings.source_lang->value;
  document.source = text.source;
  document.date = text.date;
  return {std::move(document), {}};
}

}  // namespace

struct Checker::State {
  explicit State(LinterOptions options) : pool(std::move(options)) {}

  LinterPool pool;
  Settings settings;
  const Linter* linter = nullptr;
};

Checker::Checker(std::unique_ptr<State> state) : state_(std::move(state)) {}
Checker::Checker(Checker&&) noexcept = default;
Checker& Checker::operator=(Checker&&) noexcept = default;
Checker::~Checker() = default;

Result<Checker> Checker::open(const Options& options) {
  LinterOptions linter_options;
  linter_options.only = options.only;
  linter_options.except = options.except;
  Errors errors;
  if (auto lexicon = open_lexicon(options)) linter_options.lexicon = std::move(*lexicon);
  else errors = lexicon.errors();
  mtlint::Result<Settings> settings = settings_of(options);
  if (!settings) errors.insert(errors.end(), settings.errors().begin(), settings.errors().end());
  if (!errors.empty()) return failure<Checker>(as_public(errors));
  auto state = std::make_unique<State>(std::move(linter_options));
  state->settings = std::move(*settings);
  const mtlint::Result<const Linter*> linter = state->pool.linter_for(state->settings);
  if (!linter) return failure<Checker>(as_public(linter.errors()));
  state->linter = *linter;
  return {Checker(std::move(state)), {}};
}

Result<std::vector<Finding>> Checker::check(const Text& text) const {
  Result<Document> document = document_of(text, state_->settings);
  if (!document) return failure<std::vector<Finding>>(std::move(document.errors));
  const std::vector<mtlint::Finding> findings = state_->linter->lint(*document);
  const LineIndex lines(document->bytes);
  std::vector<Finding> out;
  for (const mtlint::Finding& finding : findings) out.push_back(as_public(lines, finding));
  return {std::move(out), {}};
}

Result<Checker::Fixed> Checker::fix(const Text& text, Safety least) const {
  Result<Document> document = document_of(text, state_->settings);
  if (!document) return failure<Fixed>(std::move(document.errors));
  FixOptions options;
  options.at_least = least == Safety::kSafe ? Applicability::kSafe : Applicability::kUnsafe;
  mtlint::Result<mtlint::Fixed> fixed =
      fix_document(*document, [this](const Document& now) { return state_->linter->lint(now); }, options);
  if (!fixed) return failure<Fixed>(as_public(fixed.errors()));
  Fixed out;
  out.edits = as_public(LineIndex(document->bytes), fixed->edits);
  out.bytes = std::move(fixed->bytes);
  out.fixes = fixed->applied.size();
  return {std::move(out), {}};
}

std::vector<Rule> Checker::rules() const {
  std::vector<Rule> out;
  for (const RulePtr& rule : state_->linter->rules())
    out.push_back({rule->id, rule->category, rule->summary, as_public(rule->severity), as_public(rule->fix)});
  return out;
}

std::optional<Error> fault_of(const Text& text) {
  if (text.bytes.size() > kMaxBytes || text.source.size() > kMaxBytes)
    return Error{"", 0, 0, "the text is too large: more than " + std::to_string(kMaxBytes) + " bytes"};
  for (const std::string_view tag : {text.lang, text.source_lang})
    if (!tag.empty() && !is_language_tag(tag)) return Error{"", 0, 0, language_tag_fault(tag)};
  if (!text.date.empty() && !parse_iso_date(text.date))
    return Error{"", 0, 0, "\"" + std::string(text.date) + "\" is not a date of the form YYYY-MM-DD"};
  return std::nullopt;
}

Result<std::string> apply_edits(std::string_view bytes, const std::vector<Edit>& edits) {
  std::string out;
  size_t done = 0;
  for (const Edit& edit : edits) {
    if (edit.bytes.start < done || edit.bytes.end < edit.bytes.start || edit.bytes.end > bytes.size())
      return failure<std::string>({{"", 0, 0, "the edits are not ascending, overlap or lie outside of the text"}});
    out += bytes.substr(done, edit.bytes.start - done);
    out += edit.text;
    done = edit.bytes.end;
  }
  out += bytes.substr(done);
  return {std::move(out), {}};
}

std::string_view version() { return MTLINT_VERSION; }

}  // namespace mtlint::api
