// Names of places in several words that stay as they are: "Frankfurt an der Oder", "Benal\u00FAa de las Villas", "chemin de
// Normand", "Kossuth utca". What is behind their particles is no word that was left over, nor another place.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "checks/name_particles_parts.h"
#include "lexicon/lexicon.h"
#include "model/gazetteer.h"
#include "text/tokenizer.h"

namespace mtlint {

class PlaceNames {
 public:
  PlaceNames() = default;
  // `target`: the language of the text, as the gazetteer knows it. `streets`: what languages call them;
  // `saints`: what the names of places that are called after one begin with.
  PlaceNames(const Lexicon& lexicon, const Gazetteer& gazetteer, const LanguageData& language, std::string_view target,
             std::span<const std::string> streets = {}, std::span<const std::string> saints = {})
      : lexicon_(&lexicon), gazetteer_(&gazetteer), particles_(NameParticles::of_places(language)), target_(target),
        streets_(streets), saints_(saints) {}

  // The place before the particles in front of tokens[at]; none where the word there heads the names of offices, bodies or titles
  // in `source`.
  std::optional<uint32_t> place_before(const TokenizedText& text, uint32_t at, std::string_view source) const;

  // The same, and the place is no common word of the source: "Umbr\u00EDa" in "Bel\u00E9n de Umbr\u00EDa".
  bool is_end(const TokenizedText& text, uint32_t at, std::string_view source, const WordList& source_words) const;

  // Do particles and another name stand behind tokens[at]: "Sena" in "Sena de Luna"?
  bool goes_on(const TokenizedText& text, uint32_t at) const;

  // Are the tokens [first, last) in the name of a street?
  bool is_street(const TokenizedText& text, uint32_t first, uint32_t last) const;

  bool is_saint(uint32_t word_hash) const { return saints_.lists(word_hash); }

  // Is it a name with particles between hyphens: "Bernes-sur-Oise"?
  bool is_joined(std::string_view word) const { return particles_.are_inside(word); }

 private:
  uint32_t street_end(const TokenizedText& text, uint32_t word) const;
  uint32_t street_start(const TokenizedText& text, uint32_t word) const;

  const Lexicon* lexicon_ = nullptr;
  const Gazetteer* gazetteer_ = nullptr;
  NameParticles particles_;
  std::string target_;
  WordSet streets_, saints_;
};

}  // namespace mtlint
