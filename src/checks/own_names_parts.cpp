#include "checks/own_names_parts.h"

#include <algorithm>
#include <vector>

#include "text/case.h"

namespace mtlint {

namespace {

bool is_small(char c) { return c >= 'a' && c <= 'z'; }

// Up to its first word in small letters, if that leaves two words or more; else empty.
std::string_view general_part(std::string_view name) {
  for (size_t space = name.find(' '); space != std::string_view::npos; space = name.find(' ', space + 1)) {
    if (space + 1 == name.size() || !is_small(name[space + 1])) continue;
    const std::string_view part = name.substr(0, space);
    return part.find(' ') == std::string_view::npos ? std::string_view{} : part;
  }
  return {};
}

constexpr std::string_view kCurly = "\u2019";

// With typewriter apostrophes.
std::string straightened(std::string_view form) {
  std::string straight;
  for (size_t at = 0; at < form.size(); ++at) {
    const bool curly = form.substr(at).starts_with(kCurly);
    straight += curly ? '\'' : form[at];
    if (curly) at += kCurly.size() - 1;
  }
  return straight;
}

bool is_ascii_letter(char c) { return is_small(c) || (c >= 'A' && c <= 'Z'); }

// Is `found` the form with a capital at its start?
bool is_capitalized(std::string_view found, std::string_view form) {
  if (!form.empty() && is_ascii_letter(form[0]) && (found.size() != form.size() || found.substr(1) != form.substr(1))) return false;
  return found == capitalize(form);
}

}  // namespace

bool is_written_like(std::string_view found, std::string_view form) {
  if (found == form) return true;
  if (found.find(kCurly) != form.find(kCurly)) return is_written_like(straightened(found), straightened(form));
  return is_capitalized(found, form) || (form.find(' ') != std::string_view::npos && found == to_upper(form));
}

bool lists_form(const EntityNames& names, std::string_view form) {
  const auto among = [&](const std::vector<std::string>& forms) { return std::find(forms.begin(), forms.end(), form) != forms.end(); };
  return among(names.accept) || among(names.weak);
}

std::unordered_map<uint32_t, std::string_view> own_names(const Segment& segment, const Hits& hits, const Gazetteer& gazetteer,
                                                         std::string_view lang) {
  std::unordered_map<uint32_t, std::string_view> names;
  std::vector<FormUse> uses;
  uint32_t told = 0;   // a name inside a longer one is none of its own
  for (const Hit& hit : hits) {
    if (!hit.of_table || hit.last <= told) continue;
    told = hit.last;
    const std::string_view found = hit.span.of(segment.text);
    for (FormReader form = gazetteer.forms(hit.payload); form.next();) {
      if (!is_written_like(found, form.text())) continue;
      form.uses(uses);
      for (const FormUse& use : uses)
        if (use.lang == lang && use.is_fine()) names.try_emplace(use.entity, found);
    }
  }
  return names;
}

std::optional<std::string_view> general_name_in(const TokenizedText& text, std::string_view name) {
  const std::string_view part = general_part(name);
  if (part.empty()) return std::nullopt;
  const std::string_view rest = name.substr(part.size());
  const std::string_view joint = rest.substr(0, rest.find(' ', 1) + 1);   // " of "
  for (size_t at = text.text.find(part); at != std::string_view::npos; at = text.text.find(part, at + part.size())) {
    const auto starts_there = [](const Token& token, size_t offset) { return token.start < offset; };
    const auto first = std::lower_bound(text.tokens.begin(), text.tokens.end(), at, starts_there);
    const size_t end = at + part.size();
    const auto after = std::lower_bound(first, text.tokens.end(), end, starts_there);
    const bool whole = first != text.tokens.end() && first->start == at && after != first && (after - 1)->end == end;
    if (whole && !text.text.substr(end).starts_with(joint)) return text.text.substr(at, part.size());
  }
  return std::nullopt;
}

}  // namespace mtlint
