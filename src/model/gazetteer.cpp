#include "model/gazetteer.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <set>
#include <unordered_map>

#include "base/binary.h"
#include "text/case.h"
#include "text/tokenizer.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

constexpr size_t kMostLangs = 64;      // that words of names are kept for
constexpr size_t kShortestWord = 4;    // bytes of one that institutions have in common
constexpr size_t kWordRecord = 24;     // key, languages for which it is a title's, languages for which it is a head

// The fields of an entity, in the order of the bytes. T is const for the writer.
template <typename Io, typename T>
void visit_entity(Io& io, T& entity) {
  const auto texts = [&io](auto& list) { io.list(list, [&io](auto& text) { io.field(text); }); };
  io.field(entity.id);
  io.field(entity.kind);
  io.field(entity.country);
  io.field(entity.wikidata);
  io.field(entity.path);
  io.field(entity.line);
  io.field(entity.overrides);
  io.list(entity.names, [&](auto& names) {
    io.field(names.lang);
    io.field(names.name);
    io.field(names.acronym);
    texts(names.accept);
    texts(names.replace);
    texts(names.weak);
  });
}

// Short acronyms mean many things: they count only in text known to come from their language.
bool is_short_acronym(std::string_view form) {
  const bool small_second = form.size() > 1 && 'a' <= form[1] && form[1] <= 'z';  // most forms
  return !small_second && form.size() <= 12 && count_code_points(form) <= 3 && case_shape(form) == CaseShape::kUpper;
}

bool contains(const std::vector<std::string>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

uint64_t word_key(uint64_t lang, uint32_t word_hash) { return lang << 32 | word_hash; }

struct WordLangs {
  uint64_t title = 0, once = 0, head = 0;  // a bit for each language that has another word
};

class Builder {
 public:
  Builder(const std::vector<Entity>& entities, const Languages& languages) : entities_(entities) {
    tokenizers_.emplace_back();
    for (const auto& [tag, language] : languages) tokenizers_.emplace_back(language);
    for (const Entity& entity : entities)
      for (const EntityNames& names : entity.names) lang_number(names.lang);
  }

  std::string build() {
    for (uint32_t i = 0; i < entities_.size(); ++i) add(i);
    BinaryWriter out;
    out.number(entities_.size());
    out.number(std::any_of(entities_.begin(), entities_.end(), [](const Entity& entity) { return entity.overrides; }) ? 1 : 0);
    out.number(langs_.size());
    for (const std::string& lang : langs_) out.bytes(lang);
    write_entities(out);
    write_forms(out);
    write_words(out);
    return out.take();
  }

 private:
  struct Form {
    std::vector<FormUse> uses;   // `lang` is unset,
    std::vector<size_t> langs;   // it is the number here
  };

  size_t lang_number(const std::string& lang) {
    const auto found = std::find(langs_.begin(), langs_.end(), lang);
    if (found == langs_.end()) langs_.push_back(lang);
    return static_cast<size_t>(found - langs_.begin());
  }

  void add(uint32_t entity) {
    for (const EntityNames& names : entities_[entity].names) {
      const size_t lang = lang_number(names.lang);
      const auto use = [&](const std::string& form, FormRole role, bool weak) {
        Form& made = forms_[form];
        made.uses.push_back({entity, {}, role, weak});
        made.langs.push_back(lang);
      };
      use(names.name, FormRole::kName, contains(names.weak, names.name) || is_short_acronym(names.name));
      if (!names.acronym.empty()) use(names.acronym, FormRole::kAcronym, is_short_acronym(names.acronym));
      for (const std::string& form : names.accept) use(form, FormRole::kAccepted, is_short_acronym(form));
      for (const std::string& form : names.replace) use(form, FormRole::kReplaced, false);
      for (const std::string& form : names.weak) use(form, FormRole::kWeak, true);
    }
    if (entities_[entity].kind != "person") add_words(entities_[entity]);
  }

  // The words of a language's names that other languages' names of the entity do not have.
  void add_words(const Entity& entity) {
    std::vector<std::set<uint32_t>> own(entity.names.size());
    for (size_t i = 0; i < entity.names.size(); ++i) {
      each_word(entity.names[i].name, [&](const Token& token, size_t) { own[i].insert(token.hash); });
      for (const std::string& form : entity.names[i].accept)
        each_word(form, [&](const Token& token, size_t) { own[i].insert(token.hash); });
    }
    for (size_t i = 0; i < entity.names.size(); ++i) {
      const EntityNames& names = entity.names[i];
      const size_t lang = lang_number(names.lang);
      std::set<uint32_t> heads, titles;
      const auto head = [&](const Token& token, size_t) {
        if (token.is_word() && token.has(kCapital) && token.span().size() >= kShortestWord) heads.insert(token.hash);
      };
      const auto title = [&](const Token& token, size_t words) {
        if (token.is_word() && words == 1) titles.insert(token.hash);
      };
      each_word(names.name, head);
      for (const std::string& form : names.accept) each_word(form, head);
      if (entity.kind == "title") {
        each_word(names.name, title);
        for (const auto* forms : {&names.accept, &names.weak})
          for (const std::string& form : *forms) each_word(form, title);
      }
      const auto others_without = [&](uint32_t word) {
        uint64_t bits = 0;
        for (size_t j = 0; j < entity.names.size(); ++j)
          if (const size_t other = lang_number(entity.names[j].lang); other < kMostLangs && !own[j].contains(word))
            bits |= uint64_t{1} << other;
        return bits;
      };
      for (const uint32_t word : heads) {
        WordLangs& langs = words_[word_key(lang, word)];
        const uint64_t others = others_without(word);
        langs.head |= langs.once & others;
        langs.once |= others;
      }
      for (const uint32_t word : titles) words_[word_key(lang, word)].title |= others_without(word);
    }
  }

  template <typename Use>
  void each_word(const std::string& form, Use use) {
    tokenizers_[0].tokenize(form, tokens_);
    for (size_t i = 0; i + 1 < tokens_.tokens.size(); ++i) use(tokens_.tokens[i], tokens_.tokens.size() - 1);
  }

  void write_entities(BinaryWriter& out) const {
    std::string places;
    std::string bytes;
    for (const Entity& entity : entities_) {
      BinaryWriter one;
      visit_entity(one, entity);
      append_little_endian(places, bytes.size());
      bytes += one.take();
    }
    out.bytes(places);
    out.bytes(bytes);
  }

  void write_forms(BinaryWriter& out) {
    PhraseTableBuilder phrases;
    std::map<uint64_t, std::vector<const std::pair<const std::string, Form>*>> by_key;
    for (const auto& form : forms_) {
      std::set<uint64_t> keys;
      for (const Tokenizer& tokenizer : tokenizers_) keys.insert(phrases.add(form.first, tokenizer));
      for (const uint64_t key : keys)
        if (key != 0) by_key[key].push_back(&form);
    }
    std::string lists;
    for (const auto& [key, list] : by_key) {
      phrases.set_number(key, static_cast<uint32_t>(lists.size()));
      BinaryWriter one;
      one.number(list.size());
      for (const auto* form : list) {
        BinaryWriter uses;
        for (size_t i = 0; i < form->second.uses.size(); ++i) {
          const FormUse& use = form->second.uses[i];
          uses.number(use.entity);
          uses.number(form->second.langs[i]);
          uses.number(static_cast<uint64_t>(use.role) << 1 | (use.weak ? 1 : 0));
        }
        one.bytes(form->first);
        one.bytes(uses.take());
      }
      lists += one.take();
    }
    out.bytes(lists);
    out.bytes(phrases.encode());
  }

  void write_words(BinaryWriter& out) const {
    std::string bytes;
    for (const auto& [key, langs] : words_) {
      if (langs.title == 0 && langs.head == 0) continue;
      append_little_endian(bytes, key);
      append_little_endian(bytes, langs.title);
      append_little_endian(bytes, langs.head);
    }
    out.bytes(bytes);
  }

  const std::vector<Entity>& entities_;
  std::vector<Tokenizer> tokenizers_;   // the first one is of no language
  std::vector<std::string> langs_;
  std::map<std::string, Form> forms_;
  std::map<uint64_t, WordLangs> words_;
  TokenizedText tokens_;
};

}  // namespace

bool FormReader::next() {
  if (left_ == 0) return false;
  --left_;
  BinaryReader in(rest_);
  text_ = in.bytes();
  uses_ = in.bytes();
  if (in.failed()) return false;
  rest_ = in.rest();
  return true;
}

void FormReader::uses(std::vector<FormUse>& out) const {
  out.clear();
  BinaryReader in(uses_);
  while (!in.at_end()) {
    FormUse use;
    use.entity = static_cast<uint32_t>(in.number());
    const uint64_t lang = in.number(), role = in.number();
    if (in.failed() || lang >= langs_->size() || role >> 1 > static_cast<uint64_t>(FormRole::kWeak)) return;
    use.lang = (*langs_)[lang];
    use.role = static_cast<FormRole>(role >> 1);
    use.weak = (role & 1) != 0;
    out.push_back(use);
  }
}

struct Gazetteer::State {
  explicit State(std::string_view bytes) { open(bytes); }
  explicit State(std::string made) : own(std::move(made)) { open(own); }

  ~State() {
    for (uint32_t i = 0; i < size; ++i) delete entities[i].load(std::memory_order_relaxed);
  }

  void open(std::string_view bytes) {
    all = bytes;
    BinaryReader in(bytes);
    const uint64_t count = in.number();
    overrides = in.number() != 0;
    for (uint64_t left = in.number(); left > 0 && !in.failed(); --left) langs.push_back(in.bytes());
    places = in.bytes();
    records = in.bytes();
    lists = in.bytes();
    const PhraseTable read(in.bytes());
    words = in.bytes();
    if (in.failed() || places.size() / 8 != count || words.size() % kWordRecord != 0) return;
    for (size_t i = 0; i < langs.size(); ++i) numbers.emplace(langs[i], i);
    for (size_t i = 0; i <= langs.size(); ++i) first_words.push_back(find_word(word_key(i, 0), 0, words.size() / kWordRecord));
    phrases = read;
    size = static_cast<uint32_t>(count);
    entities = std::make_unique<std::atomic<const Entity*>[]>(size);
  }

  Entity read(uint32_t index) const {
    BinaryReader in(records.substr(std::min<uint64_t>(little_endian(places.substr(8 * size_t{index}, 8)), records.size())));
    Entity entity;
    visit_entity(in, entity);
    return entity;
  }

  // Of a word's record: its key, and what WordLangs has.
  uint64_t word_field(size_t record, size_t at) const { return little_endian({words.data() + record * kWordRecord + 8 * at, 8}); }

  // The first record of [low, high) whose key is not below `key`.
  size_t find_word(uint64_t key, size_t low, size_t high) const {
    while (low < high) {
      const size_t middle = (low + high) / 2;
      if (word_field(middle, 0) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // The record of a language's word, or the number of records. Hashes are spread evenly, so it stands about as far down
  // the language's list as its hash is great.
  size_t record_of(size_t lang, uint32_t word_hash) const {
    constexpr size_t kReach = 16;
    const uint64_t key = word_key(lang, word_hash);
    size_t low = first_words[lang], high = first_words[lang + 1];
    const size_t likely = low + static_cast<size_t>(uint64_t{high - low} * word_hash >> 32);
    if (likely >= low + kReach && word_field(likely - kReach, 0) < key) low = likely - kReach;
    if (likely + kReach < high && word_field(likely + kReach, 0) > key) high = likely + kReach;
    const size_t found = find_word(key, low, high);
    return found < high && word_field(found, 0) == key ? found : words.size() / kWordRecord;
  }

  std::string own;
  std::string_view all, places, records, lists, words;
  std::vector<std::string_view> langs;
  std::unordered_map<std::string_view, size_t> numbers;   // of langs
  std::vector<size_t> first_words;                        // the record of each language's first word, and the number of all
  PhraseTable phrases;
  Tokenizer tokenizer;
  uint32_t size = 0;
  bool overrides = false;
  std::unique_ptr<std::atomic<const Entity*>[]> entities;  // those that have been asked for
};

Gazetteer::Gazetteer() : state_(std::make_shared<State>(std::string_view())) {}

Gazetteer::Gazetteer(const std::vector<Entity>& entities, const Languages& languages)
    : state_(std::make_shared<State>(Builder(entities, languages).build())) {}

Gazetteer Gazetteer::over(std::string_view bytes) {
  Gazetteer gazetteer;
  gazetteer.state_ = std::make_shared<State>(bytes);
  return gazetteer;
}

std::string_view Gazetteer::bytes() const { return state_->all; }
uint32_t Gazetteer::size() const { return state_->size; }
bool Gazetteer::has_overrides() const { return state_->overrides; }
const PhraseTable& Gazetteer::phrases() const { return state_->phrases; }

const Entity& Gazetteer::entity(uint32_t index) const {
  std::atomic<const Entity*>& place = state_->entities[index];
  const Entity* known = place.load(std::memory_order_acquire);
  if (known != nullptr) return *known;
  auto made = std::make_unique<const Entity>(state_->read(index));
  if (place.compare_exchange_strong(known, made.get(), std::memory_order_acq_rel)) return *made.release();
  return *known;
}

std::vector<Entity> Gazetteer::entities() const {
  std::vector<Entity> all;
  all.reserve(size());
  for (uint32_t i = 0; i < size(); ++i) all.push_back(state_->read(i));
  return all;
}

FormReader Gazetteer::forms(uint32_t number) const {
  FormReader reader;
  if (number >= state_->lists.size()) return reader;
  BinaryReader in(state_->lists.substr(number));
  reader.left_ = in.number();
  reader.rest_ = in.rest();
  reader.langs_ = &state_->langs;
  return reader;
}

FormReader Gazetteer::forms_like(std::string_view form) const {
  uint32_t number = 0;
  return phrases().find(form, state_->tokenizer, number) ? forms(number) : FormReader();
}

LanguagePair Gazetteer::language_pair(std::string_view lang, std::string_view own) const {
  const auto number_of = [this](std::string_view tag) {
    const auto found = state_->numbers.find(tag.substr(0, tag.find('-')));
    return found == state_->numbers.end() ? SIZE_MAX : found->second;
  };
  return {number_of(lang), number_of(own)};
}

NameWord Gazetteer::name_word(const LanguagePair& pair, uint32_t word_hash) const {
  if (pair.lang == SIZE_MAX || pair.own >= kMostLangs) return NameWord::kNone;
  const size_t record = state_->record_of(pair.lang, word_hash);
  if (record == state_->words.size() / kWordRecord) return NameWord::kNone;
  if ((state_->word_field(record, 1) >> pair.own & 1) != 0) return NameWord::kTitle;
  return (state_->word_field(record, 2) >> pair.own & 1) != 0 ? NameWord::kHead : NameWord::kNone;
}

}  // namespace mtlint
