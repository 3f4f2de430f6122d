// Entity index: the names of many texts, counted. Indexes of parts of a corpus merge into that of the whole, in any order
// and any grouping, and can be kept as bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"
#include "lexicon/document_names.h"

namespace mtlint {

struct IndexedName {
  uint64_t mentions = 0;
  uint64_t sure = 0;                     // of them those that are names without doubt
  uint64_t alone = 0;                    // of them those in which it is the only word
  uint64_t documents = 0;
  std::string first;                     // the first document that has it, by date and then by name
  std::vector<uint32_t> before, after;   // of the words beside it, the kNeighbours lowest hashes; sorted

  void add(const IndexedName& more);     // of the same form in other documents
  bool operator==(const IndexedName&) const = default;
};

// A name of two words or more, as it is written in whole.
struct FullName {
  uint64_t mentions = 0;
  uint64_t shortened = 0;                // mentions of one of its words alone that stand for it
  uint64_t documents = 0;
  std::string first;                     // as above

  void add(const FullName& more);
  bool operator==(const FullName&) const = default;
};

// One name as a line of the bytes of an index, with its line end, and back without it; false when it is none.
void append_line(std::string& out, std::string_view form, const IndexedName& name);
void append_line(std::string& out, std::string_view full, const FullName& name);
bool read_line(std::string_view line, std::string& form, IndexedName& name);
bool read_line(std::string_view line, std::string& full, FullName& name);

class EntityIndex {
 public:
  static constexpr size_t kNeighbours = 8;

  explicit EntityIndex(std::string lang = {}) : lang_(std::move(lang)) {}

  // Adds one document, whose text is `text`. `name` is what people know it by; `date` may be empty.
  void add(const DocumentNames& names, std::string_view text, std::string_view name, std::string_view date);
  // An index of another language is an Error, which has only a message.
  Status merge(const EntityIndex& other);

  const std::string& lang() const { return lang_; }
  uint64_t documents() const { return documents_; }
  // About how many bytes of memory it takes.
  size_t memory() const;
  // Leave out what somebody else keeps; the documents count on.
  void clear_names() { names_ = {}; }
  void clear_full_names() { full_names_ = {}; }
  // Words of names. Sorted by form.
  std::vector<std::pair<std::string_view, const IndexedName*>> names() const;
  // Sorted by name.
  std::vector<std::pair<std::string_view, const FullName*>> full_names() const;

  // The same index always gives the same bytes; parse() refuses whatever serialize() did not write, with a message.
  std::string serialize() const;
  // The first lines of what serialize() writes; the lines of the names come next, and then those of the full names.
  static std::string head(std::string_view lang, uint64_t documents, uint64_t names, uint64_t full_names);
  static Result<EntityIndex> parse(std::string_view bytes);

  bool operator==(const EntityIndex&) const = default;

 private:
  friend class IndexLines;

  std::string lang_;
  uint64_t documents_ = 0;
  std::unordered_map<std::string, IndexedName> names_;
  std::unordered_map<std::string, FullName> full_names_;
};

// The lines of one index, added to another one by one.
class IndexLines {
 public:
  // The next one, without its end. An Error, which has only a message, when it is none or of another language; an index
  // without a language takes that of the lines.
  Status take(std::string_view line, EntityIndex& into);
  // Have all come that the first ones promise?
  bool complete() const { return next_ >= 2 && next_ == 2 + names_ + full_names_; }

 private:
  uint64_t next_ = 0, names_ = 0, full_names_ = 0;
  std::string last_;   // form; they are in order
};

}  // namespace mtlint
