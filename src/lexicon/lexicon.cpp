#include "lexicon/lexicon.h"

namespace mtlint {

WordInfo WordList::find(uint32_t) const { return {}; }
WordInfo WordList::find(const Token& token, std::string_view) const { return find(token.hash); }

Lexicon::Lexicon() = default;
Lexicon::~Lexicon() = default;

Result<std::shared_ptr<const Lexicon>> Lexicon::open(const std::string& path) {
  return Error{path, 0, 0, "lexicons cannot be read yet"};
}

WordList Lexicon::words(std::string_view) const { return {}; }
std::vector<std::string> Lexicon::languages() const { return {}; }
uint8_t Lexicon::names(uint32_t) const { return 0; }
std::vector<Exonym> Lexicon::exonyms(std::string_view, std::string_view) const { return {}; }
size_t Lexicon::phrase_at(std::string_view, std::span<const Token>) const { return 0; }
std::vector<LexiconInput> Lexicon::inputs() const { return {}; }

FactsMaker::FactsMaker() = default;
FactsMaker::~FactsMaker() = default;
FactsMaker::FactsMaker(FactsMaker&&) noexcept = default;

void FactsMaker::make(const Lexicon&, const WordList&, std::string_view, std::span<const Token> tokens,
                      std::vector<WordFacts>& out) {
  out.assign(tokens.size(), WordFacts{});
}

}  // namespace mtlint
