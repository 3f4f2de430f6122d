#include "lexicon/lexicon_builder.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <unordered_map>

#include "lexicon/letter_chains.h"
#include "lexicon/lexicon_file.h"
#include "lexicon/tesseract_words.h"
#include "text/accents.h"
#include "text/case.h"
#include "text/char_class.h"
#include "text/cldr_names.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

namespace fs = std::filesystem;

// Tesseract calls languages by ISO 639-2; Debian's packages by the same with hyphens.
struct Language {
  std::string_view tag;
  std::string_view model;
  bool spelled = false;   // misspelled words are looked for in it
};
constexpr std::array<Language, 34> kLanguages = {{
    {"en", "eng", true}, {"pt", "por", true}, {"es", "spa", true}, {"fr", "fra", true}, {"de", "deu", true},
    {"it", "ita", true}, {"nl", "nld"},
    {"pl", "pol"}, {"cs", "ces"}, {"sk", "slk"}, {"ro", "ron"}, {"hu", "hun"}, {"hr", "hrv"}, {"sl", "slv"},
    {"tr", "tur"}, {"sv", "swe"}, {"da", "dan"}, {"no", "nor"}, {"fi", "fin"}, {"et", "est"}, {"lv", "lav"},
    {"lt", "lit"}, {"ca", "cat"}, {"gl", "glg"}, {"eu", "eus"}, {"ga", "gle"}, {"is", "isl"}, {"sq", "sqi"},
    {"af", "afr"}, {"id", "ind"}, {"ms", "msa"}, {"ru", "rus"}, {"uk", "ukr"}, {"bg", "bul"},
}};

Result<std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  if (!in || !(bytes << in.rdbuf())) return Error{path, 0, 0, std::string("cannot be read: ") + std::strerror(errno)};
  return std::move(bytes).str();
}

template <typename Take>
void for_each_line(std::string_view text, Take take) {
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    take(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

enum Written : uint8_t { kSmall = 1, kCapitalised = 2, kAllCapitals = 4 };

// What all lists of a language say of one word.
struct Evidence {
  uint8_t web = 0;            // Written forms that a list drawn from web pages has
  uint8_t dictionary = 0;     // Written forms that a checked dictionary has
  uint8_t tier = 0;           // 1 the dictionary's common words ... 4 its rarest
  bool frequent = false;      // on a list of the most frequent words
  double share = 0;           // of running text
};

struct LanguageEvidence {
  std::map<std::string, Evidence> words;   // folded
  std::map<uint32_t, double> pairs;        // by pair_key: the share of running text
  bool has_counts = false;
  bool has_dictionary = false;
};

constexpr double kUnseenShare = 1e-12;
// A list of pairs has the commonest: those make so much of a text.
constexpr double kPairsCover = 0.42;
constexpr uint8_t kSlips = 5;              // the rank of words in which a slip that makes another word is worth a thought
// All capitals alone are an acronym at most; longer words fold wrongly where capitals lose their accents or dots.
constexpr size_t kLongestAcronym = 5;

bool is_possible_word(std::string_view word) {
  if (word.empty() || word.size() > 100 || !invalid_utf8(word).empty()) return false;
  bool letter = false;
  for (size_t at = 0; at < word.size();) {
    const char32_t c = fold(next_code_point(word, at));
    if (is_letter(c)) letter = true;
    else if (c != U'\'' && c != U'-' && char_class(c) != CharClass::kCombining) return false;
  }
  return letter && word.front() != '-' && word.back() != '-';
}

Written written(std::string_view word) {
  switch (case_shape(word)) {
    case CaseShape::kUpper: return kAllCapitals;
    case CaseShape::kCapitalized: return kCapitalised;
    case CaseShape::kMixed: return word.empty() || static_cast<unsigned char>(word[0]) >= 'a' ? kSmall : kCapitalised;
    default: return kSmall;
  }
}

// How often each letter follows three others in the words of a language.
class ChainCounts {
 public:
  void add(std::string_view word) {
    if (word.find_first_of("'-") != std::string_view::npos) return;
    for_each_chain(word, [this](uint32_t three, uint32_t four) {
      Chain& chain = chains_[four];
      chain.three = three;
      ++chain.count;
      ++starts_[three];
    });
  }

  // Of the commonest.
  std::map<uint32_t, uint8_t> costs() const {
    constexpr size_t kMost = 16000;
    std::vector<std::pair<uint32_t, uint32_t>> order;   // count and key
    for (const auto& [key, chain] : chains_) order.emplace_back(chain.count, key);
    std::sort(order.begin(), order.end(), std::greater<>());
    if (order.size() > kMost) order.resize(kMost);
    std::map<uint32_t, uint8_t> costs;
    for (const auto& [count, key] : order) {
      const double bits = std::log2(static_cast<double>(starts_.at(chains_.at(key).three)) / count);
      costs[key] = static_cast<uint8_t>(std::min(1 + std::lround(2 * bits), 31L));
    }
    return costs;
  }

 private:
  struct Chain {
    uint32_t three = 0, count = 0;
  };
  std::unordered_map<uint32_t, Chain> chains_;
  std::unordered_map<uint32_t, uint32_t> starts_;
};

class Builder {
 public:
  explicit Builder(const LexiconSources& sources) : sources_(sources) {
    built_.data.words.clear();
    wanted_ = sources.languages.empty() ? lexicon_languages() : sources.languages;
  }

  Result<BuiltLexicon> run() {
    for (const std::string& lang : wanted_) read_model(lang);
    if (wants("en")) read_scowl();
    for (const std::string& folder : sources_.lists) read_lists(folder);
    if (wants("en")) read_wordnet();
    read_cldr();
    for (const auto& [lang, evidence] : evidence_) grade(lang, evidence);
    std::sort(built_.data.inputs.begin(), built_.data.inputs.end(), [](const LexiconInput& a, const LexiconInput& b) {
      return std::tie(a.name, a.use) < std::tie(b.name, b.use);
    });
    if (!errors_.empty()) return errors_;
    return std::move(built_);
  }

 private:
  bool wants(std::string_view lang) const { return std::find(wanted_.begin(), wanted_.end(), lang) != wanted_.end(); }

  void note(std::string sentence) { built_.notes.push_back(std::move(sentence)); }

  void read_model(const std::string& lang) {
    const auto known = std::find_if(kLanguages.begin(), kLanguages.end(), [&](const Language& l) { return l.tag == lang; });
    if (known == kLanguages.end()) return note("no word list is known for the language \"" + lang + "\"");
    std::error_code failed;
    for (const std::string& folder : sources_.tesseract) {
      const std::string path = folder + "/" + std::string(known->model) + ".traineddata";
      if (!fs::exists(path, failed)) continue;
      const Result<std::string> bytes = read_file(path);
      if (!bytes) return fail(bytes.errors());
      const auto words = tesseract_words(*bytes, path);
      if (!words) return fail(words.errors());
      LanguageEvidence& language = evidence_[lang];
      for (const std::string& word : *words)
        if (is_possible_word(word)) language.words[fold_text(word)].web |= written(word);
      built_.data.inputs.push_back({"tesseract-ocr-" + std::string(known->model), "4.1.0", "Apache-2.0", "words of " + lang});
      return;
    }
    note("no words of \"" + lang + "\": tesseract-ocr-" + std::string(known->model) + " is not installed");
  }

  // SCOWL's American and British lists in four sizes; each holds the smaller ones.
  void read_scowl() {
    bool any = false;
    for (const char* country : {"american", "british"}) {
      int tier = 0;
      for (const char* size : {"-small", "", "-large", "-huge"}) {
        ++tier;
        const std::string path = sources_.words + "/" + country + "-english" + size;
        std::error_code failed;
        if (!fs::exists(path, failed)) continue;
        const Result<std::string> bytes = read_file(path);
        if (!bytes) return fail(bytes.errors());
        any = true;
        LanguageEvidence& english = evidence_["en"];
        english.has_dictionary = true;
        for_each_line(*bytes, [&](std::string_view word) {
          if (!is_possible_word(word) || word.ends_with("'s")) return;
          Evidence& evidence = english.words[fold_text(word)];
          evidence.dictionary |= written(word);
          if (evidence.tier == 0 || tier < evidence.tier) evidence.tier = static_cast<uint8_t>(tier);
          if (const std::string plain = without_accents(word); plain != word) {  // written without, if at all
            Evidence& bare = english.words[fold_text(plain)];
            bare.dictionary |= written(word);
            if (bare.tier == 0) bare.tier = 2;
          }
        });
        built_.data.inputs.push_back({"w" + std::string(country) + size, "2020.12.07", "SCOWL (permissive)", "words of en"});
      }
    }
    if (!any) note("no dictionary of English: wamerican-huge and its kin are not installed");
  }

  void read_lists(const std::string& folder) {
    std::error_code failed;
    std::vector<std::string> paths;
    for (const auto& entry : fs::directory_iterator(folder, failed))
      if (entry.path().extension() == ".list") paths.push_back(entry.path().string());
    if (paths.empty()) return note("no lists in " + folder);
    std::sort(paths.begin(), paths.end());
    for (const std::string& path : paths) read_list(path);
  }

  void read_list(const std::string& path) {
    const Result<std::string> bytes = read_file(path);
    if (!bytes) return fail(bytes.errors());
    std::map<std::string, std::string, std::less<>> head;
    std::vector<std::pair<std::string_view, double>> rows;
    double total = 0;
    uint32_t line_number = 0;
    for_each_line(*bytes, [&](std::string_view line) {
      ++line_number;
      if (line.starts_with('#')) {
        const size_t colon = line.find(": ");
        if (colon != std::string_view::npos && colon > 2) head[std::string(line.substr(2, colon - 2))] = line.substr(colon + 2);
        return;
      }
      if (line.empty()) return;
      const size_t tab = line.find('\t');
      double count = 1;
      if (tab != std::string_view::npos) {
        const std::string_view number = line.substr(tab + 1);
        const auto parsed = std::from_chars(number.data(), number.data() + number.size(), count);
        if (parsed.ec != std::errc() || count < 0) {
          errors_.push_back(Error{path, line_number, 0, "\"" + std::string(number) + "\" is no count"});
          return;
        }
      }
      rows.emplace_back(line.substr(0, tab), count);
      total += count;
    });
    const std::string kind = head["kind"];
    const std::string what = kind.substr(0, kind.find(' '));
    const std::string lang = kind.find(' ') == std::string::npos ? "" : kind.substr(kind.find(' ') + 1);
    if (what == "given-names") add_names(rows, kGivenName);
    else if (what == "surnames") add_names(rows, rows.size() > 50000 ? kBroadName : kSurname);
    else if (what == "places") add_names(rows, kPlaceName);
    else if (what == "villages") add_names(rows, kVillage);
    else if (what != "counts" && what != "frequent" && what != "words" && what != "pairs" && what != "phrases")
      return fail({Error{path, 1, 0,
                         "\"# kind:\" has to be counts, frequent, words, pairs or phrases with a language, given-names, "
                         "surnames, places or villages"}});
    else if (what != "phrases" && !wants(lang)) return;
    else if (what == "pairs") add_pairs(lang, rows, total);
    else if (what == "phrases") add_phrases(lang, rows);
    else add_words(what, lang, rows, total);
    built_.data.inputs.push_back({head["name"], head["version"], head["licence"], kind});
  }

  void add_words(const std::string& what, const std::string& lang, const std::vector<std::pair<std::string_view, double>>& rows,
                 double total) {
    LanguageEvidence& language = evidence_[lang];
    if (what == "counts") language.has_counts = true;
    // The lowest count of a list stands for words that were never seen and put in all the same.
    double lowest = total;
    for (const auto& [word, count] : rows) lowest = std::min(lowest, count);
    for (const auto& [word, count] : rows) {
      if (!is_possible_word(word)) continue;
      Evidence& evidence = language.words[fold_text(word)];
      if (what == "frequent") evidence.frequent = true;
      else if (what == "words") evidence.dictionary |= written(word);
      else evidence.share = std::max(evidence.share, count == lowest ? kUnseenShare : count / total);
    }
  }

  void add_pairs(const std::string& lang, const std::vector<std::pair<std::string_view, double>>& rows, double total) {
    LanguageEvidence& language = evidence_[lang];
    for (const auto& [pair, count] : rows) {
      const size_t space = std::min(pair.find(' '), pair.size());
      const std::string_view first = pair.substr(0, space), second = pair.substr(std::min(space + 1, pair.size()));
      if (!is_possible_word(first) || !is_possible_word(second)) continue;
      double& share = language.pairs[pair_key(word_hash(first), word_hash(second))];
      share = std::max(share, count / total * kPairsCover);
    }
  }

  // All words of a name count, unless they are particles of two letters or fewer.
  void add_names(const std::vector<std::pair<std::string_view, double>>& rows, uint8_t flag) {
    for (const auto& [name, count] : rows)
      for (size_t at = 0; at < name.size();) {
        const size_t end = std::min(name.find_first_of(" ()/,", at), name.size());
        const std::string_view word = name.substr(at, end - at);
        if (is_possible_word(word) && word.size() > 2 && case_shape(word) != CaseShape::kLower)
          built_.data.names[word_hash(word)] |= flag;
        at = end + 1;
      }
  }

  // `separator`: what stands between the words of one. What has a part that is no word is left out.
  void add_phrase(const std::string& lang, std::string_view phrase, char separator) {
    std::vector<uint32_t> words;
    for (size_t at = 0; at < phrase.size();) {
      const size_t end = std::min(phrase.find(separator, at), phrase.size());
      const std::string_view word = phrase.substr(at, end - at);
      const bool abbreviated = word.ends_with('.');  // et al.
      if (!is_possible_word(word.substr(0, word.size() - (abbreviated ? 1 : 0)))) return;
      words.push_back(word_hash(without_accents(word)));
      at = end + 1;
    }
    built_.data.phrases[lang].push_back(std::move(words));
  }

  // `langs`: tags with spaces between them; what stays in several languages stands in one list.
  void add_phrases(std::string_view langs, const std::vector<std::pair<std::string_view, double>>& rows) {
    for (size_t at = 0; at < langs.size();) {
      const size_t end = std::min(langs.find(' ', at), langs.size());
      const std::string lang(langs.substr(at, end - at));
      if (wants(lang))
        for (const auto& [phrase, count] : rows) add_phrase(lang, phrase, ' ');
      at = end + 1;
    }
  }

  void read_wordnet() {
    bool any = false;
    for (const char* part : {"noun", "verb", "adj", "adv"}) {
      const std::string path = sources_.wordnet + "/index." + part;
      std::error_code failed;
      if (!fs::exists(path, failed)) continue;
      const Result<std::string> bytes = read_file(path);
      if (!bytes) return fail(bytes.errors());
      any = true;
      for_each_line(*bytes, [&](std::string_view line) {
        const std::string_view entry = line.substr(0, line.find(' '));
        if (entry.find('_') != std::string_view::npos) add_phrase("en", entry, '_');
      });
    }
    if (any) built_.data.inputs.push_back({"wordnet-base", "3.0", "WordNet", "phrases of en"});
    else note("no phrases of English: wordnet-base is not installed");
  }

  void read_cldr() {
    for (const std::string& lang : wanted_) {
      std::vector<ExonymData>& names = built_.data.exonyms[lang];
      for (const CldrName& name : cldr_names(lang)) {
        names.push_back({static_cast<ExonymKind>(name.kind), name.code, name.name});
        if (name.kind == CldrKind::kTerritory || name.kind == CldrKind::kCity)
          add_names({{std::string_view(name.name), 1.0}}, kPlaceName);
      }
    }
    built_.data.inputs.push_back({"ICU", cldr_version(), "Unicode-DFS-2016", "names of countries, languages, cities, months"});
  }

  void grade(const std::string& lang, const LanguageEvidence& language) {
    WordListData& list = built_.data.words[lang];
    list.has_frequency = language.has_counts;
    LanguageReport report;
    report.lang = lang;
    report.has_frequency = language.has_counts;
    const LanguageEvidence* english = nullptr;
    if (lang != "en")
      if (const auto found = evidence_.find("en"); found != evidence_.end()) english = &found->second;
    ChainCounts chains;
    for (const auto& [word, evidence] : language.words) {
      WordInfo info;
      info.level = level_of(word, evidence, language, english);
      info.capitals = capitals_of(evidence);
      if (info.level == 0) continue;
      list.add(word, info);
      if (info.level >= (info.capitals == Capitals::kCapital ? 3 : 2)) chains.add(word);
      if (info.level >= least_ranked_level(language.has_counts)) {
        uint8_t& rank = list.ranks[word_hash(word)];
        rank = std::max(rank, rank_of_share(evidence.share));
      }
      ++report.by_level[info.level];
    }
    for (const auto& [key, share] : language.pairs) list.pairs[key] = rank_of_share(share);
    if (!list.pairs.empty()) make_slips(language, list);
    if (language.has_counts && is_spelled(lang)) add_near_words(language, list);
    list.chains = chains.costs();
    report.words = list.words.size();
    built_.languages.push_back(report);
  }

  // Which listed words are a common one less a letter, or with two letters swapped.
  static void make_slips(const LanguageEvidence& language, WordListData& list) {
    constexpr uint8_t kSeveral = 27, kLetter = 31, kSwapped = 32;
    for (const auto& [word, evidence] : language.words) {
      const auto rank = list.ranks.find(word_hash(word));
      if (rank == list.ranks.end() || rank->second < kSlips) continue;
      if (word.size() < 2 || !std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; })) continue;
      for (size_t i = 0; i < word.size(); ++i) {
        const uint32_t left = word_hash(word.substr(0, i) + word.substr(i + 1));
        const auto letter = static_cast<uint8_t>(word[i] - 'a' + 1);
        if (!list.words.contains(left)) continue;
        uint8_t& slips = list.slips[left];
        const uint8_t known = slips & kLetter;
        if (known != letter) slips = static_cast<uint8_t>((slips & kSwapped) | (known == 0 ? letter : kSeveral));
      }
      for (size_t i = 0; i + 1 < word.size(); ++i) {
        std::string other = word;
        std::swap(other[i], other[i + 1]);
        if (other != word && list.words.contains(word_hash(other))) list.slips[word_hash(other)] |= kSwapped;
      }
    }
  }

  static bool is_spelled(std::string_view lang) {
    return std::any_of(kLanguages.begin(), kLanguages.end(), [lang](const Language& l) { return l.tag == lang && l.spelled; });
  }

  static void add_near_words(const LanguageEvidence& language, WordListData& list) {
    std::vector<std::string_view> words;
    for (const auto& [word, evidence] : language.words)
      if (list.ranks.contains(word_hash(word))) words.push_back(word);
    list.near = encode_near_words(words);
  }

  static uint8_t rank_of_share(double share) {
    const double steps = share > 0 ? std::floor(std::log(share / 3e-7) / std::log(1.5)) : 0;
    return static_cast<uint8_t>(std::clamp(1 + steps, 1.0, 31.0));
  }

  static uint8_t level_of_share(double share) {
    return share >= 3e-4 ? 6 : share >= 3e-5 ? 5 : share >= 3e-6 ? 4 : share >= 3e-7 ? 3 : share > 0 ? 2 : 0;
  }

  // Lists from the web hold a word in as many spellings (small, capitalised, all capitals) as it is frequent: of those with
  // all three, three quarters are above 3 in a million.
  static uint8_t level_of_web(uint8_t forms) {
    if (forms == (kSmall | kCapitalised | kAllCapitals)) return 4;
    if (forms == (kSmall | kAllCapitals) || forms == (kSmall | kCapitalised) || forms == (kCapitalised | kAllCapitals)) return 3;
    if (forms == kAllCapitals) return 1;
    return forms == 0 ? 0 : 2;
  }

  static uint8_t level_of(const std::string& word, const Evidence& evidence, const LanguageEvidence& language,
                          const LanguageEvidence* english) {
    if (evidence.web == kAllCapitals && evidence.dictionary == 0 && evidence.share == 0 && word.size() > kLongestAcronym) return 0;
    const uint8_t counted = level_of_share(evidence.share), web = level_of_web(evidence.web);
    if (language.has_dictionary && evidence.dictionary == 0) {
      // What a checked dictionary of four sizes has not is rare, foreign, or wrong, however often it stands on web pages.
      return evidence.share > kUnseenShare ? 2 : 1;
    }
    uint8_t level = 0;
    if (evidence.dictionary != 0) {
      // The largest dictionaries have words that are common ones misspelled ("diaster", "thigs"): some text should know them.
      const bool seen = evidence.share > kUnseenShare || web >= 3 || (evidence.tier <= 3 && web > 0);
      level = evidence.tier == 1 ? 3 : evidence.tier == 2 || seen ? 2 : 1;
      if (level == 1) return 1;
    }
    if (language.has_counts) level = std::max({level, counted, std::min<uint8_t>(web, evidence.share > 0 ? 3 : 2)});
    else level = std::max(level, web);
    if (evidence.frequent) level = std::max<uint8_t>(level, language.has_counts ? 5 : 6);
    // English words stand in every list that is drawn from the web.
    if (!language.has_counts && !evidence.frequent && english != nullptr) {
      const auto found = english->words.find(word);
      if (found != english->words.end() && found->second.frequent) level = std::min<uint8_t>(level, 2);
    }
    return level;
  }

  static Capitals capitals_of(const Evidence& evidence) {
    const uint8_t forms = (evidence.dictionary != 0 ? evidence.dictionary : evidence.web) & (kSmall | kCapitalised);
    if (forms == kSmall) return Capitals::kLower;
    if (forms == kCapitalised) return Capitals::kCapital;
    if (forms != 0) return Capitals::kMixed;
    return evidence.dictionary != 0 ? Capitals::kCapital : Capitals::kUnknown;
  }

  void fail(const Errors& errors) { errors_.insert(errors_.end(), errors.begin(), errors.end()); }

  const LexiconSources& sources_;
  std::vector<std::string> wanted_;
  std::map<std::string, LanguageEvidence> evidence_;
  BuiltLexicon built_;
  Errors errors_;
};

}  // namespace

const std::vector<std::string>& lexicon_languages() {
  static const std::vector<std::string> tags = [] {
    std::vector<std::string> all;
    for (const Language& language : kLanguages) all.emplace_back(language.tag);
    return all;
  }();
  return tags;
}

Result<BuiltLexicon> build_lexicon(const LexiconSources& sources) { return Builder(sources).run(); }

}  // namespace mtlint
