#include "model/rule.h"

#include <algorithm>
#include <array>

namespace mtlint {

namespace {

constexpr std::array<std::string_view, 3> kSeverities = {"info", "warning", "error"};
constexpr std::array<std::string_view, 3> kApplicabilities = {"manual", "unsafe", "safe"};

template <typename Enum, size_t n>
std::optional<Enum> enum_from(const std::array<std::string_view, n>& names, std::string_view name) {
  auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view to_string(Severity severity) { return kSeverities[static_cast<size_t>(severity)]; }

std::string_view to_string(Applicability applicability) {
  return kApplicabilities[static_cast<size_t>(applicability)];
}

std::optional<Severity> severity_from(std::string_view name) { return enum_from<Severity>(kSeverities, name); }

std::optional<Applicability> applicability_from(std::string_view name) {
  return enum_from<Applicability>(kApplicabilities, name);
}

const std::vector<std::string_view>& categories() {
  static const std::vector<std::string_view> kCategories = {
      "accuracy/untranslated",   "accuracy/omission",        "accuracy/addition",   "accuracy/mistranslation",
      "terminology/inconsistent", "terminology/glossary",    "fluency/punctuation", "fluency/spelling",
      "fluency/grammar",         "fluency/duplication",      "fluency/encoding",    "fluency/capitalization",
      "fluency/whitespace",      "locale/date",              "locale/number",       "locale/currency",
      "locale/name",             "locale/quotation",         "structure/residue"};
  return kCategories;
}

bool is_category(std::string_view category) {
  if (category.starts_with("style/")) return category.size() > 6;
  const auto& all = categories();
  return std::find(all.begin(), all.end(), category) != all.end();
}

bool language_matches(std::string_view wanted, std::string_view actual) {
  return actual.starts_with(wanted) && (actual.size() == wanted.size() || actual[wanted.size()] == '-');
}

bool Rule::applies_to(std::string_view actual_target, std::string_view actual_source) const {
  auto any_matches = [](const std::vector<std::string>& wanted, std::string_view actual) {
    return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& w) { return language_matches(w, actual); });
  };
  if (!target.empty() && !any_matches(target, actual_target)) return false;
  if (actual_source.empty()) return !needs_known_source;
  return source.empty() || any_matches(source, actual_source);
}

}  // namespace mtlint
