// Name roles: what the words of a language do in and beside names.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>

#include "base/key_table.h"
#include "text/tokenizer.h"

namespace mtlint {

enum NameRole : uint8_t { kParticle = 1, kJoiner = 2, kTitle = 4, kOpener = 8, kDescriptive = 16 };

// The hash of the token without its possessive 's or the period of an abbreviation.
uint32_t bare_hash_of_odd(const TokenizedText& text, const Token& token);
inline uint32_t bare_hash(const TokenizedText& text, const Token& token) {
  const bool odd = token.kind == TokenKind::kAbbreviation || token.has(kPossessive);
  return odd ? bare_hash_of_odd(text, token) : token.hash;
}

class NameRoles {
 public:
  explicit NameRoles(const LanguageData& language);

  // By word_hash: NameRoles, as bits.
  uint8_t of(uint32_t hash) const {
    if (!known_[hash % known_.size()]) return 0;
    const uint8_t* roles = roles_.find(hash, hash);
    return roles == nullptr ? uint8_t{0} : *roles;
  }
  // Of a token: "I" for "I'm"; US is not "us".
  uint8_t of(const TokenizedText& text, const Token& token) const {
    const bool odd = token.kind != TokenKind::kWord || (token.flags & (kApostrophe | kPossessive | kAllCaps)) != 0;
    return odd ? of_odd(text, token) : of(token.hash);
  }

 private:
  uint8_t of_odd(const TokenizedText& text, const Token& token) const;

  KeyTable<uint32_t, uint8_t> roles_;
  std::bitset<size_t{1} << 14> known_;   // the hashes of those that have one, cut short
};

}  // namespace mtlint
