#include "lexicon/lexicon_builder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "lexicon/tesseract_words.h"
#include "text/tokenizer.h"

namespace mtlint {

namespace {

class LexiconBuilderTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(::testing::TempDir()) /
              ("lists-" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    sources_.languages = {"pt", "en"};
    sources_.tesseract = {(folder_ / "none").string()};
    sources_.words = folder_.string();
    sources_.wordnet = folder_.string();
    sources_.lists = {folder_.string()};
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void file(const std::string& name, std::string_view text) { std::ofstream(folder_ / name) << text; }

  std::shared_ptr<const Lexicon> built() {
    const auto result = build_lexicon(sources_);
    EXPECT_TRUE(result.ok());
    if (!result.ok()) return nullptr;
    auto lexicon = Lexicon::from_bytes(encode_lexicon(result->data), "built");
    EXPECT_TRUE(lexicon.ok());
    return *lexicon;
  }

  std::filesystem::path folder_;
  LexiconSources sources_;
};

constexpr std::string_view kCounts =
    "# kind: counts pt\n# name: counted\n# version: 1\n# licence: MIT\n"
    "de\t9000000\ncasa\t100000\nn\u00FAcleo\t500\nzebra\t10\n12\t999\n";

}  // namespace

TEST_F(LexiconBuilderTest, NothingInstalledIsNoError) {
  sources_.lists.clear();
  const auto result = build_lexicon(sources_);
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result->notes.size(), 4u);
  EXPECT_EQ(result->notes[0], "no words of \"pt\": tesseract-ocr-por is not installed");
  const auto lexicon = built();
  EXPECT_TRUE(lexicon->words("pt").empty());
  EXPECT_FALSE(lexicon->exonyms("pt", "en").empty()) << "ICU is always there";
}

TEST_F(LexiconBuilderTest, ListsHavePhrasesAndBorrowedWords) {
  file("a.list", "# kind: phrases en fr\n# name: food\n# version: 1\n# licence: MIT\ncaipirinha\np\u00E3o de queijo\nno 1\n");
  const auto lexicon = built();
  const auto length = [phrases = lexicon->phrases("en")](std::string_view text) {
    return phrases.find(Tokenizer().tokenize(text).tokens, text);
  };
  EXPECT_EQ(length("P\u00E3o de Queijo and coffee"), 3u);
  EXPECT_EQ(length("caipirinha"), 1u);
  EXPECT_EQ(length("p\u00E3o de"), 0u);
  EXPECT_EQ(length("no 1"), 0u) << "a part that is no word";
  sources_.languages.push_back("fr");
  EXPECT_EQ(built()->phrases("fr").find(Tokenizer().tokenize("caipirinha").tokens, "caipirinha"), 1u);
  EXPECT_EQ(built()->phrases("pt").find(Tokenizer().tokenize("caipirinha").tokens, "caipirinha"), 0u);
}

TEST_F(LexiconBuilderTest, CountsMakeLevels) {
  file("a.list", kCounts);
  const auto lexicon = built();
  const WordList words = lexicon->words("pt");
  EXPECT_EQ(words.size(), 4u);
  EXPECT_TRUE(words.has_frequency());
  EXPECT_EQ(words.find("de").level, 6);
  EXPECT_EQ(words.find("N\u00DACLEO").level, 5);
  EXPECT_EQ(words.find("zebra").level, 2) << "the lowest count is no evidence";
}

TEST_F(LexiconBuilderTest, ChainsTellWhatAWordIsSpelledLike) {
  const std::string head = "# name: c\n# version: 1\n# licence: MIT\n# kind: counts ";
  file("a.list", head + "pt\ncan\u00E7\u00E3o\t5\nesta\u00E7\u00E3o\t5\nna\u00E7\u00E3o\t5\na\u00E7\u00E3o\t4\n");
  file("b.list", head + "en\nnation\t5\nstation\t5\nration\t5\nlotion\t4\n");
  const auto lexicon = built();
  const LetterChains portuguese = lexicon->letter_chains("pt-BR"), english = lexicon->letter_chains("en");
  EXPECT_LT(portuguese.cost("rela\u00E7\u00E3o"), english.cost("rela\u00E7\u00E3o"));
  EXPECT_GT(portuguese.cost("relation"), english.cost("relation"));
  EXPECT_EQ(portuguese.cost("NA\u00C7\u00C3O"), portuguese.cost("na\u00E7\u00E3o"));
  EXPECT_TRUE(lexicon->letter_chains("xx").empty());
}

TEST_F(LexiconBuilderTest, TheDictionaryDecidesWhatIsEnglish) {
  file("american-english-small", "house\nParis\nParis's\n");
  file("american-english-huge", "house\nParis\nParis's\nzymurgy\n");
  file("a.list", "# kind: counts en\n# name: c\n# version: 1\n# licence: MIT\nhouse\t900\nmaison\t90\nxyz\t1\n");
  const auto lexicon = built();
  const WordList words = lexicon->words("en");
  EXPECT_EQ(words.find("house").level, 6);
  EXPECT_EQ(words.find("paris"), (WordInfo{3, Capitals::kCapital}));
  EXPECT_EQ(words.find("zymurgy").level, 1) << "in the largest list only";
  EXPECT_EQ(words.find("maison").level, 2) << "counted, in no dictionary";
}

TEST_F(LexiconBuilderTest, NamesAndPhrases) {
  file("n.list", "# kind: given-names\n# name: n\n# version: 1\n# licence: MIT\nMaria de F\u00E1tima\n");
  file("index.noun", "  1 a licence\ncoup_d'etat n 1 0\nde_facto n 1\nu.s._senate n 1\nhouse n 1\n");
  const auto lexicon = built();
  EXPECT_EQ(lexicon->names(word_hash("maria")), kGivenName);
  EXPECT_EQ(lexicon->names(word_hash("F\u00E1tima")), kGivenName);
  EXPECT_EQ(lexicon->names(word_hash("de")), 0);
  EXPECT_NE(lexicon->names(word_hash("Alemanha")) & kPlaceName, 0);
}

TEST_F(LexiconBuilderTest, PairsAreMeasuredAsWordsAre) {
  file("american-english-small", "and\nhand\nhad\nad\nof\nhim\nfrom\nform\n");
  file("a.list", "# kind: counts en\n# name: c\n# version: 1\n# licence: MIT\n"
                 "and\t900\nhand\t900\nhad\t500\nad\t9\nof\t999\nhim\t1\nfrom\t99\n");
  file("b.list", "# kind: pairs en\n# name: p\n# version: 1\n# licence: MIT\nof the\t99999\nhad him\t42\nof him\t21\nhim\t5\n");
  const auto lexicon = built();
  const WordPairs pairs = lexicon->pairs("en-GB");
  EXPECT_GT(pairs.rank(word_hash("Had"), word_hash("him")), pairs.rank(word_hash("of"), word_hash("him")));
  EXPECT_EQ(pairs.rank(word_hash("him"), word_hash("had")), 0) << "the order counts";
  EXPECT_TRUE(lexicon->pairs("pt").empty());
  const WordSlips slips = lexicon->slips("en");
  EXPECT_EQ(slips.find(word_hash("and")).letter, U'h') << "of hand";
  EXPECT_EQ(slips.find(word_hash("ad")).letter, WordSlips::kSeveral) << "of and, of had";
  EXPECT_FALSE(slips.find(word_hash("him")).any());
  EXPECT_TRUE(slips.find(word_hash("form")).swapped) << "of from";
  EXPECT_FALSE(slips.find(word_hash("ad")).swapped);
  EXPECT_TRUE(lexicon->near_words("en").may_have_lost(word_hash("ad"), 1));
  EXPECT_FALSE(lexicon->near_words("en").empty());
  EXPECT_TRUE(lexicon->near_words("nl").empty());
}

TEST_F(LexiconBuilderTest, BadListsAreErrorsWithTheirPlace) {
  file("a.list", "# kind: counts pt\ncasa\tmany\nde\t-1\n");
  file("b.list", "# kind: nonsense\ncasa\n");
  const auto result = build_lexicon(sources_);
  ASSERT_FALSE(result.ok());
  ASSERT_EQ(result.errors().size(), 3u);
  EXPECT_EQ(result.errors()[0].line, 2u);
  EXPECT_EQ(result.errors()[0].message, "\"many\" is no count");
}

TEST_F(LexiconBuilderTest, BuiltTwiceIsTheSame) {
  file("a.list", kCounts);
  const auto once = build_lexicon(sources_), again = build_lexicon(sources_);
  EXPECT_EQ(encode_lexicon(once->data), encode_lexicon(again->data));
}

TEST(TesseractWords, BadModelsAreRefusedOrEmpty) {
  EXPECT_TRUE(tesseract_words("", "x").ok());
  EXPECT_TRUE(tesseract_words(std::string(200, '\0'), "x").ok());
  std::string model(4 + 8 * 24, '\xFF');
  const int32_t count = 24;
  const int64_t graph = 4 + 8 * 24, letters = graph + 26;
  model.replace(0, 4, reinterpret_cast<const char*>(&count), 4);
  model.replace(4 + 8 * 19, 8, reinterpret_cast<const char*>(&graph), 8);
  model.replace(4 + 8 * 21, 8, reinterpret_cast<const char*>(&letters), 8);
  // Two letters; the graph is one edge that leads to itself.
  const auto with = [&](int32_t edges, uint64_t edge) {
    std::string bytes = model;
    const int16_t magic = 42;
    const int32_t size = 3;
    bytes.append(reinterpret_cast<const char*>(&magic), 2);
    bytes.append(reinterpret_cast<const char*>(&size), 4);
    bytes.append(reinterpret_cast<const char*>(&edges), 4);
    bytes.append(reinterpret_cast<const char*>(&edge), 8);
    bytes.append(reinterpret_cast<const char*>(&edge), 8);
    return bytes + "3\nNULL 0\na 3\nb 3\n";
  };
  EXPECT_FALSE(tesseract_words(with(1000, 0), "x").ok()) << "more edges than bytes";
  const auto looping = tesseract_words(with(2, 1 | (1 | 4) << 2 | uint64_t{1} << 5), "x");
  ASSERT_TRUE(looping.ok());
  EXPECT_EQ(looping->size(), 64u) << "a word ends somewhere";
  EXPECT_EQ(looping->front(), "a");
}

}  // namespace mtlint
