#include "engine/baseline.h"

#include <algorithm>
#include <array>

#include "base/path.h"
#include "model/fingerprint.h"

namespace mtlint {

namespace {

constexpr std::string_view kHead = "# mtlint baseline ";

std::string head() { return std::string(kHead) + std::to_string(kFingerprintVersion); }

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

Result<Baseline> Baseline::parse(const std::string& path, std::string_view bytes) {
  Baseline baseline;
  Errors errors;
  uint32_t number = 0;
  while (!bytes.empty()) {
    ++number;
    const size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (number == 1 && line != head()) {
      if (!line.starts_with(kHead)) return Error{path, 1, 1, "this is no baseline of mtlint: it does not begin with \"" + head() + "\""};
      return Error{path, 1, 1, "this baseline is of another version of mtlint; write a new one with --update-baseline"};
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
      errors.push_back({path, number, 1, "a line of a baseline is path, id, rule and fingerprint with tabs between them"});
      continue;
    }
    baseline.entries_.insert({unescaped(fields[0]), unescaped(fields[1]), unescaped(fields[2]), std::string(fields[3])});
  }
  if (!errors.empty()) return errors;
  return baseline;
}

std::string Baseline::serialize() const {
  std::string out = head() + "\n";
  for (const BaselineEntry& entry : entries_) {
    for (const std::string* field : {&entry.path, &entry.id, &entry.rule}) {
      append_field(out, *field);
      out += '\t';
    }
    out += entry.fingerprint + "\n";
  }
  return out;
}

void Baseline::mark(const Document& document, std::vector<Finding>& findings) {
  const std::string path(without_leading_dots(document.path));
  documents_.emplace(path, document.id);
  const std::vector<std::string> prints = fingerprints(document, findings);
  for (size_t i = 0; i < findings.size(); ++i) {
    if (findings[i].standing == Standing::kSuppressed) continue;
    BaselineEntry entry{path, document.id, findings[i].rule->id, prints[i]};
    if (entries_.contains(entry)) findings[i].standing = Standing::kKnown;
    seen_.push_back({std::move(entry), findings[i].severity});
  }
}

std::vector<BaselineEntry> Baseline::mended() const {
  std::set<BaselineEntry> found;
  for (const Seen& seen : seen_) found.insert(seen.entry);
  std::vector<BaselineEntry> mended;
  for (const BaselineEntry& entry : entries_)
    if (documents_.contains({entry.path, entry.id}) && !found.contains(entry)) mended.push_back(entry);
  return mended;
}

Baseline Baseline::updated(Severity least, bool (*keep)(const std::string& path)) const {
  Baseline next;
  for (const Seen& seen : seen_)
    if (seen.severity >= least) next.entries_.insert(seen.entry);
  for (const BaselineEntry& entry : entries_)
    if (!documents_.contains({entry.path, entry.id}) && keep(entry.path)) next.entries_.insert(entry);
  return next;
}

}  // namespace mtlint
