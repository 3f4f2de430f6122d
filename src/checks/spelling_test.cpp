#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <string>

#include "checks/context_parts.h"
#include "checks/spelling_parts.h"
#include "engine/linter.h"
#include "lexicon/lexicon_file.h"
#include "lexicon/lexicon_writer.h"
#include "packs/packs.h"
#include "text/utf8.h"

namespace mtlint {
namespace {

void add_word(LexiconData& data, const std::string& word, uint8_t rank, Capitals capitals = Capitals::kLower) {
  WordListData& english = data.words["en"];
  english.add(word, {static_cast<uint8_t>(rank > 16 ? 6 : rank > 8 ? 5 : 3), capitals});
  english.ranks[word_hash(word)] = rank;
}

void add_pair(LexiconData& data, const std::string& first, const std::string& second, uint8_t rank) {
  data.words["en"].pairs[pair_key(word_hash(first), word_hash(second))] = rank;
}

constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";

// Words that are near none of the others: a list of very few words takes others for its own,
// and so does a list of ranks that is as long as that of words.
void add_filler(LexiconData& data) {
  for (int i = 0; i < 4000; ++i) {
    add_word(data, "filler" + std::to_string(i), 1);
    data.words["en"].add("rare" + std::to_string(i), {2, Capitals::kLower});
  }
}

// Some words of English, with a few pairs.
std::shared_ptr<const Lexicon> small_lexicon() {
  LexiconData data;
  data.words["en"].has_frequency = true;
  for (const char* word : {"the", "of", "and", "a", "to", "in", "is", "it", "has", "for", "an", "be", "will", "was"})
    add_word(data, word, 27);
  for (const char* word : {"been", "very", "also", "people", "end", "said", "here", "because", "can"}) add_word(data, word, 22);
  for (const char* word : {"government", "company", "office", "square", "ben", "ad", "plan", "new", "river"})
    add_word(data, word, 11);
  for (const char* word : {"tyre", "breakfast", "committee", "teapot"}) add_word(data, word, 6);
  add_filler(data);
  add_word(data, "brazil", 10, Capitals::kCapital);
  add_pair(data, "the", "very", 14);
  add_pair(data, "very", "end", 10);
  add_pair(data, "has", "been", 20);
  add_pair(data, "been", "here", 12);
  add_pair(data, "the", "end", 18);
  data.words["en"].slips[word_hash("ben")] = 'e' - 'a' + 1;
  data.words["en"].slips[word_hash("ad")] = 27;
  data.words["fr"].add("offices", {4, Capitals::kLower});
  const auto lexicon = Lexicon::from_bytes(encode_lexicon(data), "small");
  return lexicon.ok() ? *lexicon : nullptr;
}

class SpellingTest : public testing::Test {
 protected:
  SpellingTest() {
    LinterOptions options;
    options.only = {"misspelled-word", "wrong-word"};
    options.lexicon = small_lexicon();
    auto made = Linter::make(built_in_knowledge(), options);
    EXPECT_TRUE(made.ok());
    linter_ = std::move(*made);
  }

  std::vector<Finding> lint(const std::string& text) {
    Document document;
    document.bytes = text;
    document.lang = "en";
    return linter_->lint(document);
  }

  // "word>word" of each finding: what stands there, and the first fix.
  std::string shown(const std::string& text) {
    std::string all;
    for (const Finding& finding : lint(text)) {
      if (finding.severity == Severity::kInfo) continue;
      all += (all.empty() ? "" : " ") + std::string(finding.span.of(text)) + ">";
      if (!finding.fixes.empty()) all += finding.fixes[0].edits[0].text;
    }
    return all;
  }

  std::unique_ptr<Linter> linter_;
};

TEST_F(SpellingTest, OneSlipFromACommonWord) {
  EXPECT_EQ(shown("the goverment said"), "goverment>government");
  EXPECT_EQ(shown("The Compnay said"), "") << "a capital in a sentence is a name's";
  EXPECT_EQ(shown("The Goverment said"), "Goverment>Government") << "but so long a word is one";
  EXPECT_EQ(shown("Goverment plan"), "Goverment>Government");
  EXPECT_EQ(shown("It was a comittee of the compnay"), "comittee>committee compnay>company");
  EXPECT_EQ(shown("It was xqzzt"), "") << "nothing is near";
}

TEST_F(SpellingTest, JoinedWordsAreTakenApart) {
  EXPECT_EQ(shown("it was the end ofthe river"), "ofthe>of the");
}

TEST_F(SpellingTest, TheWordsBesideDecide) {
  EXPECT_EQ(shown("at the vyre end of it"), "vyre>very");
  EXPECT_EQ(shown("it has ben here"), "ben>been");
  EXPECT_EQ(shown("it is ben to the river"), "") << "nothing says that it is another word";
  EXPECT_EQ(shown("Ben has been here"), "");
}

TEST_F(SpellingTest, WhatIsWrittenTogetherIsLetBe) {
  EXPECT_EQ(shown("see foo.goverment, x_goverment, goverment@company.com, #goverment and goverment5"), "");
  EXPECT_EQ(shown("govvernment is govvernment and govvernment"), "") << "a word that stands so often is meant";
  EXPECT_EQ(shown("the xqzzt goverment zzqxt"), "") << "among words that no list has";
}

TEST_F(SpellingTest, FixesAreSafeOnlyWhereNothingElseIsNear) {
  const auto sure = lint("the goverment said");
  ASSERT_EQ(sure.size(), 1u);
  EXPECT_EQ(sure[0].fixes[0].applicability, Applicability::kSafe);
  const auto guess = lint("it has ben here");
  ASSERT_EQ(guess.size(), 1u);
  EXPECT_EQ(guess[0].fixes[0].applicability, Applicability::kUnsafe);
  EXPECT_EQ(guess[0].message, "\"ben\" does not fit here; probably \"been\"");
}

TEST_F(SpellingTest, ALexiconWithoutPairsStillSpells) {
  LexiconData data;
  data.words["en"].has_frequency = true;
  add_filler(data);
  for (const char* word : {"a", "government", "plan"}) add_word(data, word, 11);
  LinterOptions options;
  options.only = {"misspelled-word", "wrong-word"};
  options.lexicon = *Lexicon::from_bytes(encode_lexicon(data), "tiny");
  linter_ = std::move(*Linter::make(built_in_knowledge(), options));
  EXPECT_EQ(shown("a goverment plan"), "goverment>government");
}

TEST_F(SpellingTest, HalfAWordBesideDamageIsLetBe) {
  LinterOptions options;
  options.only = {"misspelled-word", "subword-mark"};
  options.lexicon = small_lexicon();
  linter_ = std::move(*Linter::make(built_in_knowledge(), options));
  EXPECT_EQ(lint("the re@@ goverment said").size(), 1u) << "the mark only";
  EXPECT_EQ(lint("the re@@ ad goverment said").size(), 2u);
}

TEST_F(SpellingTest, LinearInLongWordsAndManyWords) {
  const auto seconds = [&](const std::string& text) {
    const auto start = std::chrono::steady_clock::now();
    lint(text);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  EXPECT_LT(seconds(std::string(1000000, 'e')), 10);
  std::string same, strange;
  for (int i = 0; i < 100000; ++i) {
    same += "the goverment said ";
    strange += "q" + std::to_string(i) + "x" + std::string(1 + i % 7, 'z') + " zq" + static_cast<char>('a' + i % 26) + "wx ";
  }
  EXPECT_LT(seconds(same), 60);
  EXPECT_LT(seconds(strange), 60);
}

TEST(Neighbours, LongWordsMayHaveTwoSlips) {
  LexiconData data;
  data.words["en"].has_frequency = true;
  add_filler(data);
  add_word(data, "development", 11);
  const auto lexicon = *Lexicon::from_bytes(encode_lexicon(data), "one");
  const Neighbours neighbours(lexicon->words("en"), NearWords(), kLetters);
  for (const char* slip : {"devolopement", "devvelopmnet", "divelopmment"}) {
    const auto near = neighbours.of(slip);
    ASSERT_FALSE(near.empty()) << slip;
    EXPECT_EQ(near[0].word, "development");
    EXPECT_TRUE(neighbours.of(slip, Slips::kOne).empty()) << slip;
  }
  EXPECT_TRUE(neighbours.of("develipmentoo").empty());
}

// Every slip of the kinds that are searched for finds its way back, whatever the word.
TEST(Neighbours, OneSlipIsAlwaysUndone) {
  LexiconData data;
  data.words["en"].has_frequency = true;
  const std::string word = "committee";
  add_filler(data);
  add_word(data, word, 11);
  const auto lexicon = *Lexicon::from_bytes(encode_lexicon(data), "one");
  const Neighbours neighbours(lexicon->words("en"), NearWords(), kLetters);
  std::set<std::string> slips;
  for (size_t i = 0; i < word.size(); ++i) {
    slips.insert(word.substr(0, i) + word.substr(i + 1));
    slips.insert(word.substr(0, i) + "x" + word.substr(i));
    slips.insert(word.substr(0, i) + "x" + word.substr(i + 1));
    for (const size_t other : {i + 1, i + 2}) {
      if (other >= word.size()) continue;
      std::string swapped = word;
      std::swap(swapped[i], swapped[other]);
      slips.insert(swapped);
    }
  }
  slips.erase(word);
  for (const std::string& slip : slips) {
    const auto near = neighbours.of(slip);
    ASSERT_FALSE(near.empty()) << slip;
    EXPECT_EQ(near[0].word, word) << slip;
  }
  EXPECT_TRUE(neighbours.of(word).empty()) << "a word is no neighbour of its own";
  EXPECT_TRUE(neighbours.of("").empty());
}

// What is known of the words that are near changes nothing but the time.
TEST(Neighbours, AreTheSameWhateverIsKnownBefore) {
  LexiconData data;
  data.words["en"].has_frequency = true;
  std::vector<std::string> words = {"caf\u00E9", "internationally", "responsibilities", "necessary", "letter", "later", "latter"};
  for (const char* start : {"re", "con", "de", "in", "pro"})
    for (const char* middle : {"cept", "ser", "tain", "form", "duc"})
      for (const char* end : {"", "s", "ing", "ation", "ally"}) words.push_back(std::string(start) + middle + end);
  add_filler(data);
  for (size_t i = 0; i < words.size(); ++i) add_word(data, words[i], static_cast<uint8_t>(1 + i % 30));
  const auto lexicon = *Lexicon::from_bytes(encode_lexicon(data), "many");
  const std::string bytes = encode_near_words(std::vector<std::string_view>(words.begin(), words.end()));
  const Neighbours plain(lexicon->words("en"), NearWords(), kLetters), fast(lexicon->words("en"), NearWords(bytes), kLetters);
  uint32_t chance = 1;
  const auto below = [&chance](size_t limit) { return (chance = chance * 1664525 + 1013904223) / 65536 % limit; };
  size_t found = 0;
  for (int i = 0; i < 2000; ++i) {
    std::string word = words[below(words.size())];
    for (size_t slips = 1 + below(3); slips > 0 && word.size() > 3 && word.back() < 0x7F; --slips) {
      const size_t at = below(word.size() - 1);
      switch (below(4)) {
        case 0: word.erase(at, 1); break;
        case 1: word.insert(at, 1, kLetters[below(26)]); break;
        case 2: word[at] = kLetters[below(26)]; break;
        default: std::swap(word[at], word[at + 1]);
      }
    }
    if (!invalid_utf8(word).empty()) continue;
    // A list of few words takes some others for its own.
    const auto known = [&](std::vector<Neighbour> all) {
      std::erase_if(all, [&](const Neighbour& one) { return std::find(words.begin(), words.end(), one.word) == words.end(); });
      return all;
    };
    const auto once = known(plain.of(word)), again = known(fast.of(word));
    ASSERT_EQ(once.size(), again.size()) << word;
    for (size_t k = 0; k < once.size(); ++k) {
      EXPECT_EQ(once[k].word, again[k].word) << word;
      EXPECT_EQ(once[k].score, again[k].score) << word;
    }
    found += once.size();
  }
  EXPECT_GT(found, 1000u);
}

// Long words and those of other letters are searched by other means than short ones.
TEST(Neighbours, AreFoundWhateverTheLengthAndTheLetters) {
  LexiconData data;
  data.words["en"].has_frequency = true;
  add_filler(data);
  for (const char* word : {"internationally", "responsibilities", "d\u00E9veloppement", "\u00FCber"}) add_word(data, word, 11);
  const auto lexicon = *Lexicon::from_bytes(encode_lexicon(data), "one");
  const Neighbours neighbours(lexicon->words("en"), NearWords(), kLetters);
  const auto first = [&](std::string_view slip, Slips at_most) {
    const auto near = neighbours.of(slip, at_most);
    return near.empty() ? std::string() : near[0].word;
  };
  for (const char* slip : {"internationaly", "internatoinally", "internbationally", "xinternationally"})
    EXPECT_EQ(first(slip, Slips::kOne), "internationally");
  EXPECT_EQ(first("intornationnally", Slips::kTwo), "internationally");
  EXPECT_EQ(first("responsabbilities", Slips::kTwo), "responsibilities");
  EXPECT_EQ(first("d\u00E9velopppement", Slips::kOne), "d\u00E9veloppement");
  EXPECT_EQ(first("d\u00E9velopemment", Slips::kTwo), "d\u00E9veloppement");
  EXPECT_EQ(first("\u00FCbr", Slips::kOne), "\u00FCber");
  EXPECT_EQ(first(std::string(39, 'a'), Slips::kTwo), "");
}

TEST(WordContext, TellsPairsFromChance) {
  const auto lexicon = small_lexicon();
  const WordContext context(*lexicon, "en-GB");
  ASSERT_FALSE(context.empty());
  EXPECT_TRUE(WordContext(*lexicon, "fr").empty());
  const Sides sides{word_hash("has"), word_hash("here"), 27, 22};
  const Fit been = context.fit(sides, word_hash("been"), 22), ben = context.fit(sides, word_hash("ben"), 11);
  EXPECT_EQ(been.attested, 2);
  EXPECT_EQ(ben.attested, 0);
  EXPECT_GT(been.score, ben.score);
  EXPECT_LT(context.fit(sides, word_hash("the"), 27).score, 0) << "so common a word would be seen there if it fitted";
}

}  // namespace
}  // namespace mtlint
