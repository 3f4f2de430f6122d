#include "checks/place_names_parts.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "lexicon/lexicon_writer.h"

namespace mtlint {
namespace {

class PlaceNamesTest : public testing::Test {
 protected:
  PlaceNamesTest() {
    LexiconData data;
    data.words["es"].add("valle", {6, Capitals::kLower});
    for (const char* place : {"w\u00F6rth", "valle"}) data.names[word_hash(place)] = kPlaceName;
    auto lexicon = Lexicon::from_bytes(encode_lexicon(data), "test");
    EXPECT_TRUE(lexicon);
    lexicon_ = *lexicon;
    LanguageData english;
    english.names.particles = {"de", "der", "los"};
    english.names.place_joints = {"an", "sur"};
    names_ = PlaceNames(*lexicon_, gazetteer_, english, "en");
  }

  bool is_end(const std::string& text) const {
    const TokenizedText tokens = Tokenizer().tokenize(text);
    return names_.is_end(tokens, static_cast<uint32_t>(tokens.tokens.size() - 2), "es", lexicon_->words("es"));
  }

  bool goes_on(const std::string& text) const { return names_.goes_on(Tokenizer().tokenize(text), 0); }

  std::shared_ptr<const Lexicon> lexicon_;
  Gazetteer gazetteer_;
  PlaceNames names_;
};

TEST_F(PlaceNamesTest, EndBehindTheirParticles) {
  EXPECT_TRUE(is_end("in W\u00F6rth an der Donau"));
  EXPECT_FALSE(is_end("in W\u00F6rth near Donau")) << "no particle";
  EXPECT_FALSE(is_end("in Linz an der Donau")) << "no place that is known";
  EXPECT_FALSE(is_end("in Valle de los Ca\u00EDdos")) << "a common word of the source";
}

TEST_F(PlaceNamesTest, GoOnBehindParticles) {
  EXPECT_TRUE(goes_on("Sena de Luna"));
  EXPECT_TRUE(goes_on("Ponte de los Reis"));
  EXPECT_FALSE(goes_on("Sena and Luna"));
  EXPECT_FALSE(goes_on("Sena de luna"));
}

TEST_F(PlaceNamesTest, AreJoinedByHyphens) {
  EXPECT_TRUE(names_.is_joined("Bernes-sur-Oise"));
  EXPECT_FALSE(names_.is_joined("Saint-Cloud"));
  EXPECT_FALSE(names_.is_joined("Bernes-Sur-Oise"));
}

}  // namespace
}  // namespace mtlint
