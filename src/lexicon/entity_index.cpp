#include "lexicon/entity_index.h"

#include <algorithm>
#include <charconv>
#include <unordered_set>

namespace mtlint {

namespace {

constexpr size_t kLongest = 200;   // bytes of a full name
constexpr std::string_view kMagic = "mtlint names 2";
constexpr const char* kFault = "this is no index of names, or it is damaged";

Error of_other_language(std::string_view lang, std::string_view own) {
  return {"", 0, 0, "names of \"" + std::string(lang) + "\" do not go with those of \"" + std::string(own) + "\""};
}

// The lowest of both, each once.
void add_neighbours(std::vector<uint32_t>& into, const std::vector<uint32_t>& more) {
  const size_t middle = into.size();
  into.insert(into.end(), more.begin(), more.end());
  std::inplace_merge(into.begin(), into.begin() + static_cast<std::ptrdiff_t>(middle), into.end());
  into.erase(std::unique(into.begin(), into.end()), into.end());
  if (into.size() > EntityIndex::kNeighbours) into.resize(EntityIndex::kNeighbours);
}

void add_first(std::string& first, std::string_view other) {
  if (first.empty() || other < first) first = std::string(other);
}

// Lines of fields between tabs; a form has neither in it.
void append_list(std::string& out, const std::vector<uint32_t>& list) {
  for (size_t i = 0; i < list.size(); ++i) out += (i == 0 ? "" : ",") + std::to_string(list[i]);
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> out;
  for (size_t start = 0;; ) {
    const size_t end = text.find(at, start);
    out.push_back(text.substr(start, end == std::string_view::npos ? end : end - start));
    if (end == std::string_view::npos) return out;
    start = end + 1;
  }
}

template <typename Number>
bool read_number(std::string_view text, Number& out) {
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), out);
  return fault == std::errc() && end == text.data() + text.size() && !text.empty();
}

bool read_list(std::string_view text, std::vector<uint32_t>& out) {
  if (text.empty()) return true;
  for (std::string_view item : split(text, ',')) {
    uint32_t number = 0;
    if (!read_number(item, number) || (!out.empty() && number <= out.back())) return false;
    out.push_back(number);
  }
  return out.size() <= EntityIndex::kNeighbours;
}

// With one space for whatever blank stands between words.
std::string written_once(std::string_view text) {
  std::string out;
  for (char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

template <typename Value>
std::vector<std::pair<std::string_view, const Value*>> sorted(const std::unordered_map<std::string, Value>& map) {
  std::vector<std::pair<std::string_view, const Value*>> out;
  out.reserve(map.size());
  for (const auto& [key, value] : map) out.emplace_back(key, &value);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

void EntityIndex::add(const DocumentNames& names, std::string_view text, std::string_view name, std::string_view date) {
  ++documents_;
  std::string first = std::string(date.empty() ? "9999" : date) + " " + std::string(name);
  std::replace_if(first.begin(), first.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  for (const NameForm& form : names.forms()) {
    IndexedName& indexed = names_[form.text];
    indexed.mentions += form.count;
    indexed.sure += form.sure;
    indexed.alone += form.alone;
    ++indexed.documents;
    add_first(indexed.first, first);
    add_neighbours(indexed.before, form.before);
    add_neighbours(indexed.after, form.after);
  }
  std::unordered_map<uint32_t, std::string> written;   // full names by their first mentions
  std::unordered_set<std::string> here;
  for (uint32_t m = 0; m < names.mentions.size(); ++m) {
    if (!names.is_full[m]) continue;
    std::string full = written_once(names.mentions[m].span.of(text));
    if (full.size() > kLongest) continue;
    FullName& indexed = full_names_[full];
    ++indexed.mentions;
    if (here.insert(full).second) {
      ++indexed.documents;
      add_first(indexed.first, first);
    }
    written.emplace(m, std::move(full));
  }
  for (uint32_t m = 0; m < names.mentions.size(); ++m)
    if (const auto full = written.find(names.long_of[m]); names.long_of[m] != m && full != written.end())
      ++full_names_[full->second].shortened;
}

void IndexedName::add(const IndexedName& more) {
  mentions += more.mentions;
  sure += more.sure;
  alone += more.alone;
  documents += more.documents;
  add_first(first, more.first);
  add_neighbours(before, more.before);
  add_neighbours(after, more.after);
}

void FullName::add(const FullName& more) {
  mentions += more.mentions;
  shortened += more.shortened;
  documents += more.documents;
  add_first(first, more.first);
}

Status EntityIndex::merge(const EntityIndex& other) {
  if (other.lang_ != lang_) return of_other_language(other.lang_, lang_);
  documents_ += other.documents_;
  for (const auto& [form, more] : other.names_) names_[form].add(more);
  for (const auto& [full, more] : other.full_names_) full_names_[full].add(more);
  return Done{};
}

// As measured, with what the heap adds.
size_t EntityIndex::memory() const { return 300 * names_.size() + 220 * full_names_.size(); }

std::vector<std::pair<std::string_view, const IndexedName*>> EntityIndex::names() const { return sorted(names_); }
std::vector<std::pair<std::string_view, const FullName*>> EntityIndex::full_names() const { return sorted(full_names_); }

void append_line(std::string& out, std::string_view form, const IndexedName& name) {
  out += form;
  for (uint64_t number : {name.mentions, name.sure, name.alone, name.documents}) out += "\t" + std::to_string(number);
  out += "\t" + name.first + "\t";
  append_list(out, name.before);
  out += "\t";
  append_list(out, name.after);
  out += "\n";
}

void append_line(std::string& out, std::string_view full, const FullName& name) {
  out += full;
  for (uint64_t number : {name.mentions, name.shortened, name.documents}) out += "\t" + std::to_string(number);
  out += "\t" + name.first + "\n";
}

bool read_line(std::string_view line, std::string& form, IndexedName& name) {
  const std::vector<std::string_view> fields = split(line, '\t');
  name = {};
  if (fields.size() != 8 || !read_number(fields[1], name.mentions) || !read_number(fields[2], name.sure) ||
      !read_number(fields[3], name.alone) || !read_number(fields[4], name.documents) ||
      !read_list(fields[6], name.before) || !read_list(fields[7], name.after))
    return false;
  form = std::string(fields[0]);
  name.first = std::string(fields[5]);
  return true;
}

bool read_line(std::string_view line, std::string& full, FullName& name) {
  const std::vector<std::string_view> fields = split(line, '\t');
  name = {};
  if (fields.size() != 5 || !read_number(fields[1], name.mentions) || !read_number(fields[2], name.shortened) ||
      !read_number(fields[3], name.documents))
    return false;
  full = std::string(fields[0]);
  name.first = std::string(fields[4]);
  return true;
}

std::string EntityIndex::head(std::string_view lang, uint64_t documents, uint64_t names, uint64_t full_names) {
  std::string out = std::string(kMagic) + "\n" + std::string(lang);
  for (uint64_t number : {documents, names, full_names}) out += "\t" + std::to_string(number);
  return out + "\n";
}

std::string EntityIndex::serialize() const {
  std::string out = head(lang_, documents_, names_.size(), full_names_.size());
  for (const auto& [form, name] : names()) append_line(out, form, *name);
  for (const auto& [full, name] : full_names()) append_line(out, full, *name);
  return out;
}

Result<EntityIndex> EntityIndex::parse(std::string_view bytes) {
  const Error fault{"", 0, 0, kFault};
  if (!bytes.ends_with('\n')) return fault;
  bytes.remove_suffix(1);
  EntityIndex out;
  IndexLines lines;
  for (std::string_view line : split(bytes, '\n'))
    if (Status status = lines.take(line, out); !status) return status.errors();
  if (!lines.complete()) return fault;
  return out;
}

Status IndexLines::take(std::string_view line, EntityIndex& into) {
  const Error fault{"", 0, 0, kFault};
  const uint64_t number = next_++;
  if (number == 0) return line == kMagic ? Status(Done{}) : fault;
  if (number == 1) {
    const std::vector<std::string_view> head = split(line, '\t');
    uint64_t documents = 0;
    if (head.size() != 4 || !read_number(head[1], documents) || !read_number(head[2], names_) ||
        !read_number(head[3], full_names_))
      return fault;
    if (into.lang_.empty()) into.lang_ = std::string(head[0]);
    if (into.lang_ != head[0]) return of_other_language(head[0], into.lang_);
    into.documents_ += documents;
    return Done{};
  }
  const bool is_name = number < 2 + names_;
  if (!is_name && number - 2 - names_ >= full_names_) return fault;
  if (number == 2 + names_) last_.clear();
  std::string form;
  IndexedName name;
  FullName full_name;
  if (!(is_name ? read_line(line, form, name) : read_line(line, form, full_name)) || form <= last_) return fault;
  if (is_name) into.names_[form].add(name);
  else into.full_names_[form].add(full_name);
  last_ = std::move(form);
  return Done{};
}

}  // namespace mtlint
