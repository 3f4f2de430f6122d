// What becomes of the runs of foreign words that were found in a text: most are told; what may well be meant is a hint; what
// belongs is let be: names with their gloss, who speaks, one half of a pair, borrowed words, titles with an article of their own.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "checks/name_particles_parts.h"
#include "checks/people_parts.h"
#include "checks/place_names_parts.h"
#include "checks/spelling_parts.h"
#include "checks/untranslated_parts.h"
#include "checks/untranslated_sources_parts.h"

namespace mtlint {

// Which names stay as they are.
enum class Keep : uint8_t { kNone, kMedia, kOrganisations };

// Stands a capital that the language of the text does not know at `name`, with nothing between it and the token before `next`?
bool is_strange_name(const WordList& own, const TokenizedText& text, size_t next, size_t name);

class RunJudge {
 public:
  // The language that a text was, or may have been, translated from.
  struct Source {
    const SourceLanguage& language;
    bool guessed = false;
    People& people;  // of the text
  };

  bool lets_be(const TokenizedText& text, const Source& source, const ForeignRun& run) const;

  // Precondition: it is not let be.
  bool is_hint(const TokenizedText& text, const Source& source, const ForeignRun& run) const;

  // Stands a given name before the particles in front of the token?
  bool is_person(const TokenizedText& text, uint32_t surname) const;

  WordList own;                  // of the language of the text
  FixedPhrases phrases;
  const Lexicon* lexicon = nullptr;
  bool lends = false;            // of its words every other language uses many
  Keep keep = Keep::kMedia;
  NameParticles particles;
  const PlaceNames* place_names = nullptr;
  const std::unordered_map<uint32_t, Cue>* cues = nullptr;        // by word_hash
  const HashSet* strangers = nullptr;        // hashes of words that its lists have from quotations and names
  std::unordered_set<uint32_t> or_words;                          // the same; between a name and its other name
  const SourceGuesser* guesser = nullptr;                         // these two where no source is given
  std::unique_ptr<Neighbours> neighbours;

 private:
  bool is_glossed(const TokenizedText& text, const ForeignRun& run) const;
  bool is_loan(const TokenizedText& text, const ForeignRun& run) const;
  bool is_doubtful(const TokenizedText& text, const Source& source, const ForeignRun& run) const;
  bool is_beside_strange_word(const TokenizedText& text, const ForeignRun& run) const;
  bool is_spelled_as_own(const TokenizedText& text, const Source& source, const ForeignRun& run) const;
  bool is_everyday(const TokenizedText& text, const Source& source, const ForeignRun& run) const;
  bool is_shared(const TokenizedText& text, uint32_t at, bool guessed) const;
  bool is_own_word(const TokenizedText& text, const ForeignRun& run) const;
  bool is_rare_own_word(const TokenizedText& text, const Source& source, const ForeignRun& run) const;
  bool is_far_commoner(const Source& source, const TokenizedText& text, const ForeignRun& run) const;
  bool is_part_of_name(const TokenizedText& text, const Source& source, const ForeignRun& run) const;
  bool is_of_place(const TokenizedText& text, const ForeignRun& run) const;
  bool is_particle_of_surname(const TokenizedText& text, const ForeignRun& run) const;
  bool is_surname(const TokenizedText& text, const ForeignRun& run) const;
  bool ends_like_surname(const SourceLanguage& source, const TokenizedText& text, const ForeignRun& run) const;
  bool ends_like_name(const Source& source, const TokenizedText& text, const ForeignRun& run) const;
  bool is_called_so(const TokenizedText& text, const Source& source, const ForeignRun& run) const;
  bool may_be_bearer(const TokenizedText& text, const Source& source, const ForeignRun& run) const;
  bool is_small_word(const SourceLanguage& source, const TokenizedText& text, uint32_t at) const;
  bool is_head_word(const SourceLanguage& source, const Token& token, const TokenizedText& text) const;
  bool ends_inflected(const TokenizedText& text, const ForeignRun& run) const;
  bool is_cue(const Token& token, Cue kind) const;
  bool keeps_names(const Token& token) const;
  bool is_speaker(const TokenizedText& text, const ForeignRun& run, bool guessed) const;
  bool follows_article(const TokenizedText& text, uint32_t at) const;
  bool is_slip(const TokenizedText& text, const Source& source, const ForeignRun& run) const;
  bool has_own_article(const TokenizedText& text, const ForeignRun& run) const;
  bool is_kept_name(const SourceLanguage& source, const TokenizedText& text, size_t at) const;
};

}  // namespace mtlint
