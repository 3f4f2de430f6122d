#include "packs/serialize.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/binary.h"

namespace mtlint {

namespace {

constexpr std::string_view kMagic = "mtlintK5";  // the digit is the version of what follows
constexpr size_t kHeaderSize = 8 + 4 * 8;        // magic; size and checksum of the rules, of the gazetteer

// `visit` names every field of a value in the order of the bytes. T is const for the writer.
template <typename Io>
class Codec {
 public:
  explicit Codec(Io& io) : io_(io) {}

  template <typename T>
  using In = std::conditional_t<std::is_same_v<Io, BinaryWriter>, const T&, T&>;

  void texts(In<std::vector<std::string>> list) {
    io_.list(list, [this](auto& text) { io_.field(text); });
  }

  void visit(In<Node> node) {
    if (!io_.deeper()) return;
    io_.choice(node.kind, Node::Kind::kMap);
    io_.field(node.line);
    io_.field(node.column);
    switch (node.kind) {
      case Node::Kind::kNull: break;
      case Node::Kind::kScalar:
        io_.field(node.quoted);
        io_.field(node.scalar);
        break;
      case Node::Kind::kList:
        io_.list(node.items, [this](auto& item) { visit(item); });
        break;
      case Node::Kind::kMap:
        io_.list(node.entries, [this](auto& entry) {
          io_.field(entry.key);
          io_.field(entry.line);
          io_.field(entry.column);
          visit(entry.value);
        });
        break;
    }
    io_.shallower();
  }

  void visit(In<Example> example) {
    io_.field(example.text);
    io_.list(example.marks, [this](auto& mark) {
      io_.field(mark.start);
      io_.field(mark.end);
    });
    io_.optional(example.good, [this](auto& good) { io_.field(good); });
    io_.field(example.lang);
    io_.field(example.source_lang);
    io_.field(example.date);
    io_.field(example.source);
    io_.field(example.line);
    io_.field(example.column);
  }

  void visit(In<PatternFacts> facts) {
    texts(facts.names);
    io_.field(facts.can_be_empty);
    io_.field(facts.crosses_lines);
    auto& plan = facts.plan;
    texts(plan.words);
    io_.list(plan.marks, [this](auto& mark) {
      io_.field(mark.mark);
      io_.field(mark.before);
      io_.field(mark.after);
    });
    io_.field(plan.number);
    io_.field(plan.odd_gap);
    io_.field(plan.text_start);
    io_.field(plan.text_end);
    io_.field(plan.literal);
    io_.field(plan.before);
    io_.field(plan.after);
    io_.field(plan.atom);
    io_.field(plan.cost);
  }

  void visit(In<Rule> rule) {
    io_.field(rule.id);
    io_.field(rule.pack);
    io_.field(rule.path);
    io_.field(rule.line);
    io_.field(rule.check);
    io_.field(rule.category);
    io_.choice(rule.severity, Severity::kError);
    io_.field(rule.confidence);
    io_.field(rule.summary);
    io_.field(rule.message);
    io_.field(rule.why);
    io_.choice(rule.fix, Applicability::kSafe);
    io_.field(rule.fix_safety);
    texts(rule.target);
    texts(rule.source);
    io_.field(rule.needs_known_source);
    io_.field(rule.enabled);
    visit(rule.options);
    io_.list(rule.expression_facts, [this](auto& facts) { visit(facts); });
    io_.list(rule.examples, [this](auto& example) { visit(example); });
  }

  void visit(In<Pack> pack) {
    io_.field(pack.name);
    io_.field(pack.summary);
    texts(pack.target);
    texts(pack.source);
    io_.field(pack.enabled);
  }

  void visit(In<Override> change) {
    io_.field(change.rule);
    io_.field(change.pack);
    io_.optional(change.enabled, [this](auto& enabled) { io_.field(enabled); });
    io_.optional(change.severity, [this](auto& severity) { io_.choice(severity, Severity::kError); });
    io_.field(change.path);
    io_.field(change.line);
    io_.field(change.column);
  }

  void conventions(In<LanguageData> language) {
    for (auto& list : language.grammar) texts(list);
    auto& typography = language.typography;
    texts(typography.quotes);
    texts(typography.inner_quotes);
    io_.field(typography.spaced_marks);
    io_.field(typography.spaced_quotes);
  }

  template <typename T>
  void lists(T& list) {
    io_.list(list, [this](auto& item) { texts(item); });
  }

  template <typename T>
  void values(T& list) {
    io_.list(list, [this](auto& item) { visit(item); });
  }

 private:
  Io& io_;
};

template <typename Io, typename Names>
void visit_names(Io& io, Names& names) {
  const auto words = [&io](auto& list) { io.list(list, [&io](auto& word) { io.field(word); }); };
  words(names.particles);
  words(names.place_joints);
  words(names.joiners);
  words(names.titles);
  words(names.openers);
  words(names.descriptive);
  io.field(names.capital_nouns);
}

void write_languages(BinaryWriter& writer, const Knowledge& knowledge) {
  writer.number(knowledge.languages.size());
  for (const auto& [tag, language] : knowledge.languages) {
    writer.field(tag);
    const auto& abbreviations = language.abbreviations;
    const std::map<std::string_view, AbbreviationUse> sorted(abbreviations.begin(), abbreviations.end());
    writer.number(sorted.size());
    for (const auto& [abbreviation, use] : sorted) {
      writer.bytes(abbreviation);
      writer.choice(use, AbbreviationUse::kMayEnd);
    }
    visit_names(writer, language.names);
    writer.number(language.words.size());
    for (const auto& [use, words] : language.words) {
      writer.bytes(use);
      writer.number(words.size());
      for (const std::string& word : words) writer.bytes(word);
    }
    Codec<BinaryWriter>(writer).conventions(language);
  }
}

void read_languages(BinaryReader& reader, Knowledge& knowledge) {
  for (uint64_t left = reader.number(); left > 0 && !reader.failed(); --left) {
    LanguageData language;
    reader.field(language.tag);
    const uint64_t size = reader.number();
    language.abbreviations.reserve(std::min<uint64_t>(size, 4096));
    for (uint64_t i = 0; i < size && !reader.failed(); ++i) {
      AbbreviationUse& use = language.abbreviations[std::string(reader.bytes())];
      reader.choice(use, AbbreviationUse::kMayEnd);
    }
    visit_names(reader, language.names);
    for (uint64_t uses = reader.number(); uses > 0 && !reader.failed(); --uses) {
      std::vector<std::string>& words = language.words[std::string(reader.bytes())];
      for (uint64_t count = reader.number(); count > 0 && !reader.failed(); --count) words.emplace_back(reader.bytes());
    }
    Codec<BinaryReader>(reader).conventions(language);
    std::string tag = language.tag;
    knowledge.languages[std::move(tag)] = std::move(language);
  }
}

// Signed numbers: 0, -1, 1, -2 ... become 0, 1, 2, 3 ...
uint64_t folded(int32_t value) {
  const uint64_t doubled = static_cast<uint64_t>(static_cast<int64_t>(value)) << 1;
  return value < 0 ? ~doubled : doubled;
}
int32_t unfolded(uint64_t number) {
  const auto half = static_cast<int32_t>(number >> 1 & 0x7FFFFFFF);
  return (number & 1) != 0 ? -half - 1 : half;
}

void write_weights(BinaryWriter& writer, const Knowledge& knowledge) {
  writer.number(knowledge.weights.size());
  for (const auto& [name, weights] : knowledge.weights) {
    writer.bytes(name);
    writer.number(weights.tables.size());
    for (const auto& [table_name, table] : weights.tables) {
      writer.bytes(table_name);
      writer.number(table.size());
      for (const auto& [cell, value] : table) {
        writer.bytes(cell);
        writer.number(folded(value));
      }
    }
  }
}

void read_weights(BinaryReader& reader, Knowledge& knowledge) {
  for (uint64_t left = reader.number(); left > 0 && !reader.failed(); --left) {
    Weights weights;
    weights.name = reader.bytes();
    for (uint64_t tables = reader.number(); tables > 0 && !reader.failed(); --tables) {
      WeightTable& table = weights.tables[std::string(reader.bytes())];
      for (uint64_t cells = reader.number(); cells > 0 && !reader.failed(); --cells) {
        std::string cell(reader.bytes());
        table[std::move(cell)] = unfolded(reader.number());
      }
    }
    std::string name = weights.name;
    knowledge.weights[std::move(name)] = std::move(weights);
  }
}

}  // namespace

std::string encode(const Knowledge& knowledge) {
  BinaryWriter writer;
  Codec<BinaryWriter> codec(writer);
  codec.values(knowledge.packs);
  writer.number(knowledge.rules.size());
  for (const RulePtr& rule : knowledge.rules) codec.visit(*rule);
  codec.values(knowledge.overrides);
  codec.lists(knowledge.apart);
  write_languages(writer, knowledge);
  write_weights(writer, knowledge);
  const std::string content = writer.take();
  const std::string_view gazetteer = knowledge.gazetteer.bytes();

  std::string out(kMagic);
  for (const std::string_view part : {std::string_view(content), gazetteer}) {
    append_little_endian(out, part.size());
    append_little_endian(out, word_checksum(part));
  }
  return out.append(content).append(gazetteer);
}

Result<Knowledge> decode(std::string_view bytes, bool tested) {
  const auto refuse = [](std::string message) { return Error{{}, 0, 0, std::move(message)}; };
  if (bytes.size() < kHeaderSize) return refuse("the stored rules are cut off");
  if (!bytes.starts_with(kMagic)) return refuse("these are no stored rules, or those of another version of mtlint");
  const auto header = [bytes](size_t field) { return little_endian(bytes.substr(8 + 8 * field, 8)); };
  const uint64_t size = header(0), gazetteer_size = header(2), left = bytes.size() - kHeaderSize;
  if (size > left || gazetteer_size > left - size) return refuse("the stored rules are cut off");
  if (size + gazetteer_size < left) return refuse("more follows after the stored rules");
  const std::string_view content = bytes.substr(kHeaderSize, size), gazetteer = bytes.substr(kHeaderSize + size);
  if (!tested && (word_checksum(content) != header(1) || word_checksum(gazetteer) != header(3)))
    return refuse("the stored rules are damaged");

  BinaryReader reader(content);
  Codec<BinaryReader> codec(reader);
  Knowledge knowledge;
  codec.values(knowledge.packs);
  const uint64_t rules = reader.number();
  knowledge.rules.reserve(std::min<uint64_t>(rules, 4096));
  for (uint64_t i = 0; i < rules && !reader.failed(); ++i) {
    auto rule = std::make_shared<Rule>();
    codec.visit(*rule);
    rule->verified = true;
    knowledge.rules.push_back(std::move(rule));
  }
  codec.values(knowledge.overrides);
  codec.lists(knowledge.apart);
  read_languages(reader, knowledge);
  read_weights(reader, knowledge);
  knowledge.gazetteer = Gazetteer::over(gazetteer);
  if (reader.failed() || !reader.at_end()) return refuse("the stored rules are damaged");
  return knowledge;
}

}  // namespace mtlint
