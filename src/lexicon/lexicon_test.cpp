#include "lexicon/lexicon.h"

#include <gtest/gtest.h>

#include <cstring>

#include "lexicon/lexicon_file.h"
#include "lexicon/lexicon_writer.h"
#include "text/tokenizer.h"

namespace mtlint {

namespace {

LexiconData small_lexicon() {
  LexiconData data;
  WordListData& english = data.words["en"];
  english.has_frequency = true;
  for (const auto& [word, level] : {std::pair("the", 6), {"house", 5}, {"minister", 4}, {"well", 6}, {"known", 5}})
    english.add(word, {static_cast<uint8_t>(level), Capitals::kLower});
  english.add("Paris", {4, Capitals::kCapital});
  data.words["fr"].add("homme", {5, Capitals::kLower});
  data.words["fr"].add("arc", {4, Capitals::kLower});
  data.names[word_hash("Maria")] = kGivenName;
  data.names[word_hash("Paris")] = kGivenName | kPlaceName;
  data.exonyms["pt"] = {{ExonymKind::kTerritory, "DE", "Alemanha"}, {ExonymKind::kTerritory, "BR", "Brasil"},
                        {ExonymKind::kTerritory, "PT", "Portugal"}, {ExonymKind::kMonth, "1", "janeiro"}};
  data.exonyms["en"] = {{ExonymKind::kTerritory, "DE", "Germany"}, {ExonymKind::kTerritory, "BR", "Brazil"},
                        {ExonymKind::kTerritory, "PT", "Portugal"}, {ExonymKind::kMonth, "1", "January"},
                        {ExonymKind::kMonth, "1", "Jan"}};
  const auto phrase = [](std::initializer_list<const char*> words) {
    std::vector<uint32_t> hashes;
    for (const char* word : words) hashes.push_back(word_hash(word));
    return hashes;
  };
  data.phrases["en"] = {phrase({"de", "facto"}), phrase({"coup", "d'etat"}), phrase({"de", "facto", "standard"})};
  data.inputs = {{"a-list", "1.0", "MIT", "words of en"}};
  return data;
}

std::shared_ptr<const Lexicon> opened(std::string bytes) {
  auto lexicon = Lexicon::from_bytes(std::move(bytes), "test.lex");
  EXPECT_TRUE(lexicon.ok()) << (lexicon.ok() ? "" : lexicon.errors()[0].to_string());
  return lexicon.ok() ? *lexicon : nullptr;
}

std::string refusal(std::string bytes) {
  const auto lexicon = Lexicon::from_bytes(std::move(bytes), "test.lex");
  return lexicon.ok() ? "" : lexicon.errors()[0].to_string();
}

std::vector<WordFacts> facts_of(const Lexicon& lexicon, std::string_view text) {
  const TokenizedText tokens = Tokenizer().tokenize(text);
  std::vector<WordFacts> facts;
  FactsMaker().make(lexicon, lexicon.words("en"), lexicon.slips("en"), text, tokens.tokens, facts);
  return facts;
}

}  // namespace

TEST(Lexicon, TellsWhatItWasGiven) {
  const auto lexicon = opened(encode_lexicon(small_lexicon()));
  const WordList english = lexicon->words("en-GB");
  EXPECT_EQ(english.size(), 6u);
  EXPECT_TRUE(english.has_frequency());
  EXPECT_EQ(english.find("The"), (WordInfo{6, Capitals::kLower}));
  EXPECT_EQ(english.find("paris"), (WordInfo{4, Capitals::kCapital}));
  EXPECT_FALSE(english.find("maison").listed());
  EXPECT_TRUE(lexicon->words("xx").empty());
  EXPECT_FALSE(lexicon->words("fr").has_frequency());
  EXPECT_EQ(lexicon->languages(), (std::vector<std::string>{"en", "fr"}));
  EXPECT_EQ(lexicon->names(word_hash("PARIS")), kGivenName | kPlaceName);
  EXPECT_EQ(lexicon->names(word_hash("house")), 0);
  ASSERT_EQ(lexicon->inputs().size(), 1u);
  EXPECT_EQ(lexicon->inputs()[0].licence, "MIT");
  EXPECT_TRUE(lexicon->verify().empty());
}

TEST(Lexicon, KnowsNothingWhenEmpty) {
  const Lexicon lexicon;
  EXPECT_TRUE(lexicon.words("en").empty());
  EXPECT_FALSE(lexicon.words("en").find("the").listed());
  EXPECT_EQ(lexicon.names(word_hash("Maria")), 0);
  EXPECT_TRUE(lexicon.exonyms("pt", "en").empty());
  EXPECT_TRUE(lexicon.verify().empty());
}

TEST(Lexicon, ExonymsAreTheNamesThatDiffer) {
  const auto lexicon = opened(encode_lexicon(small_lexicon()));
  const std::vector<Exonym> names = lexicon->exonyms("pt", "en");
  ASSERT_EQ(names.size(), 3u);
  EXPECT_EQ(names[1].form, "Alemanha");
  EXPECT_EQ(names[1].target, "Germany");
  EXPECT_EQ(names[2].form, "janeiro");
  EXPECT_EQ(names[2].target, "January");
  EXPECT_EQ(names[2].kind, ExonymKind::kMonth);
}

TEST(Lexicon, ExonymsAreFoundByTheirFirstWord) {
  LexiconData data = small_lexicon();
  data.exonyms["es"] = {{ExonymKind::kTerritory, "DE", "Alemania"}, {ExonymKind::kTerritory, "US", "Estados Unidos"}};
  data.exonyms["pt"].push_back({ExonymKind::kTerritory, "US", "Estados Unidos"});
  data.exonyms["en"].push_back({ExonymKind::kTerritory, "US", "United States"});
  const auto lexicon = opened(encode_lexicon(data));
  const auto found = [&lexicon](std::string_view word, std::string_view target) {
    std::string all;
    lexicon->for_each_exonym_starting(word_hash(word), target, [&all](std::string_view source, const Exonym& exonym) {
      all.append(source).append(" ").append(exonym.form).append("=").append(exonym.target).append(";");
    });
    return all;
  };
  EXPECT_EQ(found("estados", "en"), "es Estados Unidos=United States;pt Estados Unidos=United States;");
  EXPECT_EQ(found("alemanha", "en-GB"), "pt Alemanha=Germany;");
  EXPECT_EQ(found("portugal", "en"), "") << "the same in both";
  EXPECT_EQ(found("jan", "pt"), "en Jan=janeiro;");
  EXPECT_EQ(found("alemanha", "fr"), "");
  EXPECT_EQ(found("unidos", "en"), "");
}

TEST(Lexicon, PhrasesAreFoundWhateverTheirCaseAndAccents) {
  const auto lexicon = opened(encode_lexicon(small_lexicon()));
  const FixedPhrases phrases = lexicon->phrases("en");
  const auto length = [&phrases](std::string_view text) {
    const TokenizedText tokens = Tokenizer().tokenize(text);
    return phrases.find(tokens.tokens, text);
  };
  EXPECT_EQ(length("De facto leader"), 2u);
  EXPECT_EQ(length("de facto standard"), 3u);
  EXPECT_EQ(length("coup d\u2019\u00E9tat"), 2u);
  EXPECT_EQ(length("de, facto"), 0u);
  EXPECT_EQ(length("coup"), 0u);
  EXPECT_EQ(length("l\u2019\u00E9tat de facto"), 0u);
  EXPECT_EQ(length("l\u2019de facto"), 2u) << "what is elided before it is none of it";
  EXPECT_EQ(length(""), 0u);
  const std::string_view text = "a de facto standard";
  const TokenizedText tokens = Tokenizer().tokenize(text);
  EXPECT_EQ(phrases.around(tokens.tokens, text, 2, 3), (std::pair<size_t, size_t>{1, 4}));
  EXPECT_EQ(phrases.around(tokens.tokens, text, 0, 2), (std::pair<size_t, size_t>{0, 0}));
}

TEST(Lexicon, FactsStandBesideTheirTokens) {
  const auto lexicon = opened(encode_lexicon(small_lexicon()));
  const std::vector<WordFacts> facts = facts_of(*lexicon, "The well-known minister's, Maria Paris-house x-the 12");
  ASSERT_EQ(facts.size(), 9u);
  EXPECT_EQ(facts[0].word.level, 6);
  EXPECT_EQ(facts[1], (WordFacts{{5, Capitals::kLower}, 0, false}));
  EXPECT_EQ(facts[2], (WordFacts{{4, Capitals::kLower}, 0, false}));
  EXPECT_EQ(facts[3], WordFacts{});
  EXPECT_EQ(facts[4].names, kGivenName);
  EXPECT_EQ(facts[5].word.level, 4);
  EXPECT_FALSE(facts[6].word.listed()) << "a part that is not listed";
  EXPECT_EQ(facts[7], WordFacts{});
}

TEST(Lexicon, ElidedWordsAreFoundBehindTheApostrophe) {
  const auto lexicon = opened(encode_lexicon(small_lexicon()));
  const std::string_view text = "l\u2019homme l'arc-homme aujourd'hui '";
  const TokenizedText tokens = Tokenizer().tokenize(text);
  const WordList french = lexicon->words("fr");
  EXPECT_EQ(french.find(tokens.tokens[0], text).level, 5);
  EXPECT_EQ(french.find(tokens.tokens[1], text).level, 4);
  EXPECT_FALSE(french.find(tokens.tokens[2], text).listed());
}

TEST(Lexicon, HugeTokensAreLookedUpWhole) {
  const auto lexicon = opened(encode_lexicon(small_lexicon()));
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "the-the'";
  EXPECT_FALSE(facts_of(*lexicon, text)[0].word.listed());
}

TEST(LexiconFile, SameDataSameBytes) { EXPECT_EQ(encode_lexicon(small_lexicon()), encode_lexicon(small_lexicon())); }

TEST(LexiconFile, ManyWordsAreAllFoundAndFewOthers) {
  LexiconData data;
  WordListData& list = data.words["xx"];
  for (uint32_t i = 0; i < 100000; ++i)
    list.words[i * 2654435761u] = {static_cast<uint8_t>(1 + i % 6), Capitals::kMixed};
  const std::string bytes = encode_lexicon(data);
  EXPECT_LT(bytes.size(), 100000 * 2.6);
  const auto lexicon = opened(bytes);
  const WordList words = lexicon->words("xx");
  for (const auto& [hash, info] : list.words) ASSERT_EQ(words.find(hash), info);
  size_t wrong = 0;
  for (uint32_t i = 100000; i < 1100000; ++i) wrong += words.find(i * 2654435761u).listed();
  EXPECT_LT(wrong, 800u);
}

TEST(LexiconFile, RefusesWhatIsNoLexicon) {
  for (const std::string& bytes :
       {std::string(), std::string("mtlex"), std::string(100, '\0'), std::string("%PDF-1.4 and more of it, much more")})
    EXPECT_EQ(refusal(bytes), "test.lex: this is no lexicon of mtlint");
}

TEST(Lexicon, AWordThatIsNotListedIsHardlyEverFoundAsACommonOne) {
  LexiconData data;
  WordListData& list = data.words["en"];
  list.has_frequency = true;
  for (int i = 0; i < 5000; ++i) {
    const std::string word = "listed" + std::to_string(i);
    list.add(word, {static_cast<uint8_t>(i % 2 == 0 ? 2 : 6), Capitals::kLower});
    if (i % 2 != 0) list.ranks[word_hash(word)] = 20;
  }
  const auto lexicon = opened(encode_lexicon(data));
  const WordList words = lexicon->words("en");
  int rare = 0, common = 0;
  for (int i = 0; i < 50000; ++i) {
    const uint8_t level = words.find("other" + std::to_string(i)).level;
    if (level >= 3) ++common;
    else if (level > 0) ++rare;
  }
  EXPECT_EQ(words.find("listed4999").level, 6);
  EXPECT_GT(rare, 0) << "by chance, as lists are";
  EXPECT_EQ(common, 0);
}

TEST(LexiconFile, RefusesAnotherVersion) {
  std::string bytes = encode_lexicon(small_lexicon());
  ++bytes[8];
  EXPECT_EQ(
      refusal(bytes),
      "test.lex: this lexicon has version 9, but this mtlint reads version 8; \"mtlint data build\" makes a new one");
}

TEST(LexiconFile, RefusesOneThatIsCutShort) {
  const std::string bytes = encode_lexicon(small_lexicon());
  for (size_t size = sizeof(LexiconHead); size < bytes.size(); size += 37)
    EXPECT_NE(refusal(bytes.substr(0, size)).find("is cut short"), std::string::npos) << size;
}

TEST(LexiconFile, RefusesADamagedDirectory) {
  const std::string bytes = encode_lexicon(small_lexicon());
  for (size_t at = 12; at < sizeof(LexiconHead) + 5 * sizeof(SectionEntry); ++at) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x41);
    EXPECT_NE(refusal(damaged), "") << at;
  }
}

TEST(LexiconFile, AListReadAsNeededLosesWordsOfDamagedBlocksOnly) {
  LexiconData data;
  for (int i = 0; i < 5000; ++i)
    data.words["en"].add("word" + std::to_string(i), {static_cast<uint8_t>(1 + i % 6), Capitals::kLower});
  const std::string whole = encode_lexicon(data);
  std::string damaged = whole;
  damaged[damaged.size() / 2] ^= 0x10;
  const auto sound = opened(whole), broken = opened(damaged);
  EXPECT_TRUE(broken->words("en").empty());
  const WordList list = sound->words("en"), needed = sound->words_as_needed("en"), holed = broken->words_as_needed("en");
  int lost = 0;
  for (int i = 0; i < 5000; ++i) {
    const std::string word = "word" + std::to_string(i);
    EXPECT_EQ(needed.find(word), list.find(word)) << word;
    if (!holed.find(word).listed()) ++lost;
    else EXPECT_EQ(holed.find(word), list.find(word)) << word;
  }
  EXPECT_GT(lost, 0);
  EXPECT_LT(lost, 2500);
}

TEST(LexiconFile, ADamagedSectionCountsAsNotThere) {
  const std::string bytes = encode_lexicon(small_lexicon());
  LexiconHead head;
  std::memcpy(&head, bytes.data(), sizeof head);
  for (uint32_t i = 0; i < head.sections; ++i) {
    SectionEntry entry;
    std::memcpy(&entry, bytes.data() + sizeof head + i * sizeof entry, sizeof entry);
    std::string damaged = bytes;
    damaged[entry.offset + entry.size / 2] = static_cast<char>(damaged[entry.offset + entry.size / 2] ^ 1);
    const auto lexicon = opened(std::move(damaged));
    EXPECT_EQ(lexicon->verify().size(), 1u) << i;
    if (entry.kind == SectionKind::kWords) {
      EXPECT_TRUE(lexicon->words(entry.tag).empty());
    }
    if (entry.kind == SectionKind::kNames) {
      EXPECT_EQ(lexicon->names(word_hash("Maria")), 0);
    }
    if (entry.kind == SectionKind::kExonyms) {
      EXPECT_TRUE(lexicon->exonyms("pt", "en").empty());
    }
  }
}

TEST(LexiconFile, FilesThatCannotBeReadAreErrors) {
  EXPECT_FALSE(Lexicon::open("/no/such/file").ok());
  EXPECT_FALSE(Lexicon::open("/").ok());
  EXPECT_FALSE(Lexicon::open("/dev/null").ok());
}

}  // namespace mtlint
