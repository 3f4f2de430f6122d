#include "lexicon/entity_index.h"

#include <algorithm>
#include <charconv>

namespace mtlint {

namespace {

constexpr std::string_view kMagic = "mtlint names 1";

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

}  // namespace

void EntityIndex::add(const DocumentNames& names, std::string_view name, std::string_view date) {
  ++documents_;
  std::string first = std::string(date.empty() ? "9999" : date) + " " + std::string(name);
  std::replace_if(first.begin(), first.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  for (const NameForm& form : names.forms) {
    IndexedName& indexed = names_[form.text];
    indexed.mentions += form.count;
    indexed.sure += form.sure;
    indexed.alone += form.alone;
    ++indexed.documents;
    add_first(indexed.first, first);
    add_neighbours(indexed.before, form.before);
    add_neighbours(indexed.after, form.after);
  }
}

Status EntityIndex::merge(const EntityIndex& other) {
  if (other.lang_ != lang_) return Error{"", 0, 0, "names of \"" + other.lang_ + "\" do not go with those of \"" + lang_ + "\""};
  documents_ += other.documents_;
  for (const auto& [form, more] : other.names_) {
    IndexedName& indexed = names_[form];
    indexed.mentions += more.mentions;
    indexed.sure += more.sure;
    indexed.alone += more.alone;
    indexed.documents += more.documents;
    add_first(indexed.first, more.first);
    add_neighbours(indexed.before, more.before);
    add_neighbours(indexed.after, more.after);
  }
  return Done{};
}

std::vector<std::pair<std::string_view, const IndexedName*>> EntityIndex::names() const {
  std::vector<std::pair<std::string_view, const IndexedName*>> out;
  out.reserve(names_.size());
  for (const auto& [form, name] : names_) out.emplace_back(form, &name);
  std::sort(out.begin(), out.end());
  return out;
}

std::string EntityIndex::serialize() const {
  std::string out(kMagic);
  out += "\n" + lang_ + "\t" + std::to_string(documents_) + "\t" + std::to_string(names_.size()) + "\n";
  for (const auto& [form, name] : names()) {
    out += form;
    for (uint64_t number : {name->mentions, name->sure, name->alone, name->documents}) out += "\t" + std::to_string(number);
    out += "\t" + name->first + "\t";
    append_list(out, name->before);
    out += "\t";
    append_list(out, name->after);
    out += "\n";
  }
  return out;
}

Result<EntityIndex> EntityIndex::parse(std::string_view bytes) {
  const Error fault{"", 0, 0, "this is no index of names, or it is damaged"};
  if (!bytes.ends_with('\n')) return fault;
  bytes.remove_suffix(1);
  const std::vector<std::string_view> lines = split(bytes, '\n');
  if (lines.size() < 2 || lines[0] != kMagic) return fault;
  const std::vector<std::string_view> head = split(lines[1], '\t');
  uint64_t count = 0;
  EntityIndex out;
  if (head.size() != 3 || !read_number(head[1], out.documents_) || !read_number(head[2], count) || count != lines.size() - 2)
    return fault;
  out.lang_ = std::string(head[0]);
  for (size_t i = 2; i < lines.size(); ++i) {
    const std::vector<std::string_view> fields = split(lines[i], '\t');
    IndexedName name;
    if (fields.size() != 8 || !read_number(fields[1], name.mentions) || !read_number(fields[2], name.sure) ||
        !read_number(fields[3], name.alone) || !read_number(fields[4], name.documents) ||
        !read_list(fields[6], name.before) || !read_list(fields[7], name.after))
      return fault;
    name.first = std::string(fields[5]);
    if (!out.names_.emplace(fields[0], std::move(name)).second) return fault;
  }
  return out;
}

}  // namespace mtlint
