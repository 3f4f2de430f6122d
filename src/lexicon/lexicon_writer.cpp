#include "lexicon/lexicon_writer.h"

#include <algorithm>
#include <cstring>

#include "lexicon/block_checksums.h"
#include "lexicon/lexicon_file.h"
#include "lexicon/static_map.h"

namespace mtlint {

namespace {

using MapEntries = std::vector<std::pair<uint32_t, uint32_t>>;

class Writer {
 public:
  // Returns the section's number.
  uint32_t add(SectionKind kind, std::string_view tag, std::string bytes) {
    SectionEntry entry{};
    entry.kind = kind;
    std::memcpy(entry.tag, tag.data(), std::min(tag.size(), sizeof entry.tag));
    entry.size = bytes.size();
    entry.checksum = checksum(bytes);
    entries_.push_back(entry);
    sections_.push_back(std::move(bytes));
    return static_cast<uint32_t>(sections_.size() - 1);
  }

  std::string file() {
    add(SectionKind::kBlocks, "", {});
    SectionEntry& blocks = entries_.back();
    place();
    std::string bytes(entries_.front().offset, '\0');
    for (size_t i = 0; i < entries_.size(); ++i) {
      bytes.resize(entries_[i].offset, '\0');
      bytes += sections_[i];
    }
    const std::string sums = BlockChecksums::encode(std::string_view(bytes).substr(entries_.front().offset));
    blocks.size = sums.size();
    blocks.checksum = checksum(sums);
    bytes += sums;

    LexiconHead head{};
    std::memcpy(head.magic, kLexiconMagic, sizeof head.magic);
    head.version = kLexiconVersion;
    head.sections = static_cast<uint32_t>(entries_.size());
    const std::string_view directory(reinterpret_cast<const char*>(entries_.data()),
                                     entries_.size() * sizeof(SectionEntry));
    head.size = bytes.size();
    head.checksum = checksum(directory);
    std::memcpy(bytes.data(), &head, sizeof head);
    std::memcpy(bytes.data() + sizeof head, directory.data(), directory.size());
    return bytes;
  }

 private:
  void place() {
    uint64_t at = sizeof(LexiconHead) + entries_.size() * sizeof(SectionEntry);
    for (SectionEntry& entry : entries_) {
      at = (at + kSectionAlignment - 1) / kSectionAlignment * kSectionAlignment;
      entry.offset = at;
      at += entry.size;
    }
  }

  std::vector<SectionEntry> entries_;
  std::vector<std::string> sections_;
};

std::string words_section(const WordListData& list) {
  MapEntries entries;
  entries.reserve(list.words.size());
  for (const auto& [hash, info] : list.words)
    entries.emplace_back(hash, info.level | static_cast<uint32_t>(info.capitals) << 3);
  const uint64_t flags = list.has_frequency ? kHasFrequency : 0;
  return std::string(reinterpret_cast<const char*>(&flags), sizeof flags) + encode_static_map(entries, 5);
}

std::string map_section(const std::map<uint32_t, uint8_t>& map, unsigned value_bits) {
  return encode_static_map(MapEntries(map.begin(), map.end()), value_bits);
}

// `starts` gets those of its lines.
std::string exonyms_section(std::vector<ExonymData> names, std::vector<ExonymStart>& starts) {
  std::stable_sort(names.begin(), names.end(), [](const ExonymData& a, const ExonymData& b) {
    return std::pair(a.kind, std::string_view(a.code)) < std::pair(b.kind, std::string_view(b.code));
  });
  std::string lines;
  for (const ExonymData& name : names) {
    const std::string_view first = std::string_view(name.form).substr(0, name.form.find(' '));
    starts.push_back({word_hash(first), 0, static_cast<uint32_t>(lines.size())});
    lines += std::to_string(static_cast<int>(name.kind)) + "\t" + name.code + "\t" + name.form + "\n";
  }
  return lines;
}

std::string phrases_section(const std::vector<std::vector<uint32_t>>& phrases) {
  std::map<uint32_t, uint32_t> keys;
  for (const std::vector<uint32_t>& phrase : phrases) {
    uint32_t key = 0;
    for (size_t i = 0; i < phrase.size(); ++i) keys[key = phrase_key(key, phrase[i])] |= i + 1 == phrase.size() ? 1 : 2;
  }
  return encode_static_map(MapEntries(keys.begin(), keys.end()), 2);
}

}  // namespace

void WordListData::add(std::string_view word, WordInfo info) {
  const auto [place, fresh] = words.emplace(word_hash(word), info);
  if (fresh) return;
  WordInfo& known = place->second;
  known.level = std::max(known.level, info.level);
  if (known.capitals == Capitals::kUnknown) known.capitals = info.capitals;
  else if (info.capitals != Capitals::kUnknown && info.capitals != known.capitals) known.capitals = Capitals::kMixed;
}

std::string encode_lexicon(const LexiconData& data) {
  Writer writer;
  for (const auto& [lang, list] : data.words) writer.add(SectionKind::kWords, lang, words_section(list));
  for (const auto& [lang, list] : data.words)
    if (!list.ranks.empty()) writer.add(SectionKind::kRanks, lang, map_section(list.ranks, 5));
  for (const auto& [lang, list] : data.words)
    if (!list.pairs.empty()) writer.add(SectionKind::kPairs, lang, map_section(list.pairs, 5));
  for (const auto& [lang, list] : data.words)
    if (!list.chains.empty()) writer.add(SectionKind::kChains, lang, map_section(list.chains, 5));
  for (const auto& [lang, list] : data.words)
    if (!list.slips.empty()) writer.add(SectionKind::kSlips, lang, map_section(list.slips, 6));
  for (const auto& [lang, list] : data.words)
    if (!list.near.empty()) writer.add(SectionKind::kNear, lang, list.near);
  if (!data.names.empty()) writer.add(SectionKind::kNames, "", map_section(data.names, 5));
  std::vector<ExonymStart> starts;
  for (const auto& [lang, names] : data.exonyms) {
    const size_t first = starts.size();
    const uint32_t number = writer.add(SectionKind::kExonyms, lang, exonyms_section(names, starts));
    for (size_t i = first; i < starts.size(); ++i) starts[i].section = number;
  }
  std::sort(starts.begin(), starts.end());
  writer.add(SectionKind::kStarts, "",
             std::string(reinterpret_cast<const char*>(starts.data()), starts.size() * sizeof(ExonymStart)));
  for (const auto& [lang, phrases] : data.phrases) writer.add(SectionKind::kPhrases, lang, phrases_section(phrases));
  std::string inputs;
  for (const LexiconInput& input : data.inputs)
    inputs += input.name + "\t" + input.version + "\t" + input.licence + "\t" + input.use + "\n";
  writer.add(SectionKind::kInputs, "", std::move(inputs));
  return writer.file();
}

}  // namespace mtlint
