#include "lexicon/lexicon.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>

#include "base/memo.h"
#include "lexicon/letter_chains.h"
#include "lexicon/lexicon_file.h"
#include "text/accents.h"
#include "text/case.h"

namespace mtlint {

namespace {

std::string_view base_language(std::string_view tag) { return tag.substr(0, tag.find('-')); }

// The fields of a line, without its end.
std::vector<std::string_view> fields(std::string_view line) {
  std::vector<std::string_view> out;
  while (true) {
    const size_t tab = line.find('\t');
    out.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return out;
    line.remove_prefix(tab + 1);
  }
}

template <typename Take>
void for_each_line(std::string_view text, Take take) {
  while (!text.empty()) {
    const size_t end = text.find('\n');
    take(text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

// The lines of a section of exonyms, one after the other: a key (kind, tab, code), a tab, a form.
class ExonymLines {
 public:
  explicit ExonymLines(std::string_view text) : rest_(text) {}

  bool next() {
    while (!rest_.empty()) {
      const size_t end = std::min(rest_.find('\n'), rest_.size());
      const std::string_view line = rest_.substr(0, end);
      rest_.remove_prefix(std::min(end + 1, rest_.size()));
      const size_t tab = line.rfind('\t');
      if (tab == std::string_view::npos || tab == 0) continue;
      key_ = line.substr(0, tab);
      form_ = line.substr(tab + 1);
      return true;
    }
    return false;
  }
  std::string_view key() const { return key_; }
  ExonymKind kind() const { return static_cast<ExonymKind>(key_[0] - '0'); }
  std::string_view form() const { return form_; }

 private:
  std::string_view rest_, key_, form_;
};

// Are these two names? "Congo-Brazzaville" and "Congo - Brazzaville" are one.
bool differ(std::string_view a, std::string_view b) {
  for (;; a.remove_prefix(1), b.remove_prefix(1)) {
    while (a.starts_with(' ')) a.remove_prefix(1);
    while (b.starts_with(' ')) b.remove_prefix(1);
    if (a.empty() || b.empty() || a[0] != b[0]) return !a.empty() || !b.empty();
  }
}

// A section of exonyms from the first line on that has this key or a later one.
std::string_view from_key(std::string_view text, std::string_view key) {
  size_t low = 0, high = text.size();   // both are starts of lines
  while (low < high) {
    const size_t before = text.rfind('\n', low + (high - low) / 2);
    const size_t start = before == std::string_view::npos || before < low ? low : before + 1;
    ExonymLines line(text.substr(start));
    if (!line.next() || line.key() >= key) {
      high = start;
    } else {
      const size_t end = text.find('\n', start);
      low = end == std::string_view::npos ? text.size() : end + 1;
    }
  }
  return text.substr(low);
}

}  // namespace

struct Lexicon::File {
  enum State : uint8_t { kUntested, kSound, kDamaged };

  ~File() {
    if (mapped != nullptr) ::munmap(mapped, bytes.size());
  }

  std::string_view bytes;
  void* mapped = nullptr;
  std::vector<uint64_t> owned;   // where nothing is mapped; of 8-byte words, to be aligned like a mapping
  std::string name;
  std::vector<SectionEntry> entries;
  std::unique_ptr<std::atomic<State>[]> states;
  BlockChecksums blocks;
  uint64_t number = new_memo_source();
  size_t starts = 0;   // the place of the section in the directory, which every new word is looked up in

  static std::string_view tag(const SectionEntry& entry) { return {entry.tag, ::strnlen(entry.tag, sizeof entry.tag)}; }
  std::string_view of(const SectionEntry& entry) const { return bytes.substr(entry.offset, entry.size); }

  // All pages of a mapped section at once, where the system can: one by one they cost more than reading them.
  void fetch(std::string_view section) const {
#ifdef MADV_POPULATE_READ
    if (mapped == nullptr) return;
    const size_t page = static_cast<size_t>(::sysconf(_SC_PAGESIZE));
    const size_t start = static_cast<size_t>(section.data() - bytes.data()) / page * page;
    const size_t end = static_cast<size_t>(section.data() - bytes.data()) + section.size();
    ::madvise(static_cast<char*>(mapped) + start, end - start, MADV_POPULATE_READ);
#endif
  }

  // Threads that ask at the same time may test a section twice; they find the same.
  bool sound(size_t index) const {
    if (states[index] == kUntested) {
      fetch(of(entries[index]));
      states[index] = checksum(of(entries[index])) == entries[index].checksum ? kSound : kDamaged;
    }
    return states[index] == kSound;
  }

  // The bytes of a section, empty when there is none or it is damaged.
  std::string_view section(size_t index) const {
    return index < entries.size() && sound(index) ? of(entries[index]) : std::string_view();
  }

  // The directory, tested; a sentence when it is not sound.
  std::string read_directory() {
    LexiconHead head;
    if (bytes.size() < sizeof head || std::memcmp(bytes.data(), kLexiconMagic, sizeof kLexiconMagic) != 0)
      return "this is no lexicon of mtlint";
    std::memcpy(&head, bytes.data(), sizeof head);
    if (head.version != kLexiconVersion)
      return "this lexicon has version " + std::to_string(head.version) + ", but this mtlint reads version " +
             std::to_string(kLexiconVersion) + "; \"mtlint data build\" makes a new one";
    if (bytes.size() < head.size)
      return "this lexicon is cut short: it has " + std::to_string(bytes.size()) + " of " + std::to_string(head.size) +
             " bytes";
    if (head.sections > (bytes.size() - sizeof head) / sizeof(SectionEntry)) return kDamage;
    const std::string_view directory = bytes.substr(sizeof head, head.sections * sizeof(SectionEntry));
    if (checksum(directory) != head.checksum || bytes.size() != head.size) return kDamage;
    entries.resize(head.sections);
    if (!entries.empty()) std::memcpy(entries.data(), directory.data(), directory.size());
    for (const SectionEntry& entry : entries)
      if (entry.offset % kSectionAlignment != 0 || entry.offset > bytes.size() || entry.size > bytes.size() - entry.offset)
        return kDamage;
    states = std::make_unique<std::atomic<State>[]>(entries.size());
    const auto is_starts = [](const SectionEntry& entry) { return entry.kind == SectionKind::kStarts; };
    starts = static_cast<size_t>(std::find_if(entries.begin(), entries.end(), is_starts) - entries.begin());
    if (!entries.empty() && entries.back().kind == SectionKind::kBlocks && sound(entries.size() - 1)) {
      const std::string_view sections = bytes.substr(0, entries.back().offset);
      blocks = BlockChecksums(sections.substr(std::min<size_t>(entries.front().offset, sections.size())), of(entries.back()));
    }
    return {};
  }
  static constexpr const char* kDamage = "this lexicon is damaged; \"mtlint data build\" makes a new one";
};

Lexicon::Lexicon() : file_(std::make_unique<File>()) {}
Lexicon::~Lexicon() = default;

Result<std::shared_ptr<const Lexicon>> Lexicon::open(const std::string& path) {
  const auto failed = [&path](int error) {
    return Error{path, 0, 0, std::string("the lexicon cannot be read: ") + std::strerror(error)};
  };
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return failed(errno);
  auto lexicon = std::make_shared<Lexicon>();
  File& file = *lexicon->file_;
  file.name = path;
  struct stat info {};
  int error = ::fstat(descriptor, &info) != 0 ? errno : S_ISDIR(info.st_mode) ? EISDIR : 0;
  if (error == 0 && info.st_size > 0) {
    void* const mapped = ::mmap(nullptr, static_cast<size_t>(info.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (mapped == MAP_FAILED) error = errno;
    else file.mapped = mapped;
    if (file.mapped != nullptr) file.bytes = {static_cast<const char*>(mapped), static_cast<size_t>(info.st_size)};
  }
  ::close(descriptor);
  if (error != 0) return failed(error);
  if (std::string fault = file.read_directory(); !fault.empty()) return Error{path, 0, 0, std::move(fault)};
  lexicon->names_ = StaticMap(lexicon->section(SectionKind::kNames, ""));
  return std::shared_ptr<const Lexicon>(std::move(lexicon));
}

Result<std::shared_ptr<const Lexicon>> Lexicon::from_bytes(std::string bytes, std::string name) {
  auto lexicon = std::make_shared<Lexicon>();
  File& file = *lexicon->file_;
  file.name = std::move(name);
  file.owned.resize((bytes.size() + 7) / 8);
  if (!bytes.empty()) std::memcpy(file.owned.data(), bytes.data(), bytes.size());
  file.bytes = {reinterpret_cast<const char*>(file.owned.data()), bytes.size()};
  if (std::string fault = file.read_directory(); !fault.empty()) return Error{file.name, 0, 0, std::move(fault)};
  lexicon->names_ = StaticMap(lexicon->section(SectionKind::kNames, ""));
  return std::shared_ptr<const Lexicon>(std::move(lexicon));
}

size_t Lexicon::find_section(SectionKind kind, std::string_view lang) const {
  const std::vector<SectionEntry>& entries = file_->entries;
  return static_cast<size_t>(std::find_if(entries.begin(), entries.end(), [&](const SectionEntry& entry) {
                               return entry.kind == kind && File::tag(entry) == lang;
                             }) -
                             entries.begin());
}

std::string_view Lexicon::section(SectionKind kind, std::string_view lang) const {
  return file_->section(find_section(kind, lang));
}

Errors Lexicon::verify() const {
  Errors errors;
  for (size_t i = 0; i < file_->entries.size(); ++i) {
    if (file_->sound(i)) continue;
    std::string what = "a part of this lexicon is damaged";
    if (const std::string_view tag = File::tag(file_->entries[i]); !tag.empty())
      what += " (it is about the language \"" + std::string(tag) + "\")";
    errors.push_back(Error{file_->name, 0, 0, what + "; \"mtlint data build\" makes a new one"});
  }
  return errors;
}

WordList Lexicon::words(std::string_view lang) const { return words(lang, nullptr); }
WordList Lexicon::words_as_needed(std::string_view lang) const { return words(lang, &file_->blocks); }

WordList Lexicon::words(std::string_view lang, const BlockChecksums* blocks) const {
  const auto map_of = [&](SectionKind kind, size_t start) {
    const size_t index = find_section(kind, base_language(lang));
    if (index == file_->entries.size() || (blocks == nullptr && !file_->sound(index))) return StaticMap();
    const std::string_view bytes = file_->of(file_->entries[index]);
    return bytes.size() < start ? StaticMap() : StaticMap(bytes.substr(start), blocks);
  };
  WordList list;
  uint64_t flags = 0;
  list.map_ = map_of(SectionKind::kWords, sizeof flags);
  if (!list.map_.valid()) return list;
  // They stand right before the map's head and in its block.
  std::memcpy(&flags, file_->of(file_->entries[find_section(SectionKind::kWords, base_language(lang))]).data(), sizeof flags);
  list.ranks_ = map_of(SectionKind::kRanks, 0);
  list.has_frequency_ = (flags & kHasFrequency) != 0;
  if (list.ranks_.size() > 0) list.least_ranked_ = least_ranked_level(list.has_frequency_);
  return list;
}

std::vector<std::string> Lexicon::languages() const {
  std::vector<std::string> tags;
  for (const SectionEntry& entry : file_->entries)
    if (entry.kind == SectionKind::kWords) tags.emplace_back(File::tag(entry));
  return tags;
}

std::vector<Exonym> Lexicon::exonyms(std::string_view source, std::string_view target) const {
  // Sections are in the order of their keys, and of several names with one key the target's first is the usual one.
  std::vector<Exonym> out;
  ExonymLines usual(section(SectionKind::kExonyms, base_language(target)));
  bool more = usual.next();
  for (ExonymLines line(section(SectionKind::kExonyms, base_language(source))); line.next();) {
    while (more && usual.key() < line.key()) more = usual.next();
    if (!more) break;
    if (usual.key() == line.key() && differ(usual.form(), line.form())) out.push_back({line.kind(), line.form(), usual.form()});
  }
  return out;
}

void Lexicon::for_each_exonym_starting(uint32_t word_hash, std::string_view target,
                                       const std::function<void(std::string_view source, const Exonym&)>& visit) const {
  const std::string_view bytes = file_->section(file_->starts);
  const std::span<const ExonymStart> starts(reinterpret_cast<const ExonymStart*>(bytes.data()),
                                            bytes.size() / sizeof(ExonymStart));
  const auto first = std::partition_point(starts.begin(), starts.end(),
                                          [word_hash](const ExonymStart& start) { return start.word < word_hash; });
  if (first == starts.end() || first->word != word_hash) return;
  const std::string_view targets = section(SectionKind::kExonyms, base_language(target));
  std::string_view asked;     // the key that `usual` stands at, if there is one: many languages have the same name
  bool known = false;
  ExonymLines usual("");
  for (auto start = first; start != starts.end() && start->word == word_hash; ++start) {
    if (start->section >= file_->entries.size() || !file_->sound(start->section)) continue;
    const SectionEntry& entry = file_->entries[start->section];
    ExonymLines line(file_->of(entry).substr(std::min<uint64_t>(start->offset, entry.size)));
    if (!line.next()) continue;
    if (line.key() != asked) {
      asked = line.key();
      usual = ExonymLines(from_key(targets, asked));
      known = usual.next() && usual.key() == asked;
    }
    if (known && differ(usual.form(), line.form()))
      visit(File::tag(entry), {line.kind(), line.form(), usual.form()});
  }
}

FixedPhrases Lexicon::phrases(std::string_view lang) const {
  FixedPhrases list;
  const size_t index = find_section(SectionKind::kPhrases, base_language(lang));
  list.map_ = StaticMap(file_->section(index));
  list.lexicon_ = file_->number;
  list.section_ = static_cast<uint32_t>(index);
  return list;
}

WordPairs Lexicon::pairs(std::string_view lang) const {
  WordPairs list;
  list.map_ = StaticMap(section(SectionKind::kPairs, base_language(lang)));
  return list;
}

WordSlips Lexicon::slips(std::string_view lang) const {
  WordSlips list;
  list.map_ = StaticMap(section(SectionKind::kSlips, base_language(lang)));
  return list;
}

LetterChains Lexicon::letter_chains(std::string_view lang) const {
  LetterChains chains;
  const size_t index = find_section(SectionKind::kChains, base_language(lang));
  if (index < file_->entries.size()) chains.map_ = StaticMap(file_->of(file_->entries[index]), &file_->blocks);
  return chains;
}

int LetterChains::cost(std::string_view valid_utf8) const {
  int cost = 0;
  for_each_chain(valid_utf8, [&](uint32_t, uint32_t key) {
    const uint32_t step = map_.find(key);
    cost += step == 0 ? kUnknownChain : static_cast<int>(step) - 1;
  });
  return cost;
}

NearWords Lexicon::near_words(std::string_view lang) const {
  return NearWords(section(SectionKind::kNear, base_language(lang)));
}

int WordPairs::rank(uint32_t first, uint32_t second) const { return static_cast<int>(map_.find(pair_key(first, second))); }

std::vector<LexiconInput> Lexicon::inputs() const {
  std::vector<LexiconInput> all;
  for_each_line(section(SectionKind::kInputs, ""), [&](std::string_view line) {
    if (const auto parts = fields(line); parts.size() == 4)
      all.push_back({std::string(parts[0]), std::string(parts[1]), std::string(parts[2]), std::string(parts[3])});
  });
  return all;
}

// Of the word without accents.
static uint32_t plain_hash(const Token& token, std::string_view text) {
  return token.has(kNonAscii) ? word_hash(without_accents(token.of(text))) : token.hash;
}

size_t FixedPhrases::find(std::span<const Token> tokens, std::string_view text) const {
  if (map_.size() == 0 || tokens.empty() || !tokens[0].is_word()) return 0;
  const Token& first = tokens[0];
  const size_t whole = follow(plain_hash(first, text), tokens, text);
  if (whole > 0 || !first.has(kApostrophe)) return whole;
  const std::string word = without_accents(fold_text(first.of(text)));  // l'open source
  const size_t mark = word.rfind('\'');
  return mark == std::string::npos ? 0 : follow(word_hash(word.substr(mark + 1)), tokens, text);
}

// What the map has of a word that a phrase may begin with: several checks ask it for every word of a text.
uint32_t FixedPhrases::of_first(uint32_t word) const {
  thread_local Memo<uint64_t, uint32_t, 13> memory;
  const uint64_t key = uint64_t{section_} << 32 | word;
  return memory.get(lexicon_, key, key, [&] { return map_.find(phrase_key(0, word)); });
}

size_t FixedPhrases::follow(uint32_t first, std::span<const Token> tokens, std::string_view text) const {
  size_t longest = 0;
  uint32_t key = 0;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.is_mark() || token.kind == TokenKind::kEnd || (i > 0 && token.has(kParagraphBefore))) break;
    key = phrase_key(key, i == 0 ? first : plain_hash(token, text));
    const uint32_t found = i == 0 ? of_first(first) : map_.find(key);
    if ((found & 1) != 0) longest = i + 1;
    if ((found & 2) == 0) break;
  }
  return longest;
}

std::pair<size_t, size_t> FixedPhrases::around(std::span<const Token> tokens, std::string_view text, size_t first,
                                               size_t last) const {
  constexpr size_t kReach = 3;  // words before
  for (size_t start = first - std::min(first, kReach); start <= first; ++start)
    if (const size_t end = start + find(tokens.subspan(start), text); end >= last) return {start, end};
  return {0, 0};
}

}  // namespace mtlint
