#include "engine/finding_list.h"

#include <algorithm>
#include <array>

#include "model/fingerprint.h"

namespace mtlint {

namespace {

std::string head_of(std::string_view kind) { return "# mtlint " + std::string(kind) + " "; }

// Tabs, line ends and backslashes would break the line.
void append_field(std::string& out, std::string_view field) {
  for (char c : field) {
    if (c == '\t') out += "\\t";
    else if (c == '\n') out += "\\n";
    else if (c == '\r') out += "\\r";
    else if (c == '\\') out += "\\\\";
    else out += c;
  }
}

std::string unescaped(std::string_view field) {
  std::string out;
  for (size_t i = 0; i < field.size(); ++i) {
    if (field[i] != '\\' || i + 1 == field.size()) {
      out += field[i];
      continue;
    }
    const char c = field[++i];
    out += c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c;
  }
  return out;
}

bool is_fingerprint(std::string_view text) {
  return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

Result<FindingList> parse_finding_list(std::string_view kind, std::string_view remedy, const std::string& path,
                                       std::string_view bytes) {
  FindingList list;
  Errors errors;
  const std::string head = head_of(kind);
  const std::string first_line = head + std::to_string(kFingerprintVersion);
  uint32_t number = 0;
  while (!bytes.empty()) {
    ++number;
    const size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (number == 1 && line != first_line) {
      const std::string what(kind);
      if (!line.starts_with(head)) {
        const std::string none = what.ends_with('s') ? "these are no " : "this is no ";
        return Error{path, 1, 1, none + what + " of mtlint: the first line is not \"" + first_line + "\""};
      }
      return Error{path, 1, 1, (what.ends_with('s') ? "these " : "this ") + what + (what.ends_with('s') ? " are" : " is") +
                                   " of another version of mtlint; " + std::string(remedy)};
    }
    if (line.empty() || line.starts_with('#')) continue;
    std::array<std::string_view, 4> fields;
    size_t count = 0;
    for (std::string_view rest = line; count < fields.size(); ++count) {
      const size_t tab = count + 1 < fields.size() ? rest.find('\t') : std::string_view::npos;
      fields[count] = rest.substr(0, tab);
      if (tab == std::string_view::npos) {
        ++count;
        break;
      }
      rest.remove_prefix(tab + 1);
    }
    if (count != fields.size() || !is_fingerprint(fields[3])) {
      errors.push_back({path, number, 1, "a line has to be path, id, rule and fingerprint with tabs between them"});
      continue;
    }
    list.insert({unescaped(fields[0]), unescaped(fields[1]), unescaped(fields[2]), std::string(fields[3])});
  }
  if (!errors.empty()) return errors;
  return list;
}

std::string serialize_finding_list(std::string_view kind, const FindingList& list) {
  std::string out = head_of(kind) + std::to_string(kFingerprintVersion) + "\n";
  for (const ListedFinding& entry : list) {
    for (const std::string* field : {&entry.path, &entry.id, &entry.rule}) {
      append_field(out, *field);
      out += '\t';
    }
    out += entry.fingerprint + "\n";
  }
  return out;
}

}  // namespace mtlint
