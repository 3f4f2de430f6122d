// The matcher that is made at once: a program over characters, run by backtracking in the order that Perl and RE2 give
// the choices. It counts its steps and gives up where a text makes it try too much; RE2 does those.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/pattern.h"
#include "text/pattern_syntax.h"
#include "text/start_filter.h"

namespace mtlint {

class PatternProgram {
 public:
  enum class Answer : uint8_t { kNo, kYes, kTooLong };
  // A backward program reads from the end of a match to its start.
  enum class Direction : uint8_t { kForward, kBackward };

  // Nothing when the expression has what this matcher does not do: scripts and their like (\p{Greek}), a repetition
  // without end of what may be empty, very many repetitions.
  static std::optional<PatternProgram> make(const PatternSyntax& syntax, Direction direction);
  // Of parts in sequence; not for find().
  static std::optional<PatternProgram> make_anchored(std::span<const PatternNode* const> parts, Direction direction);

  // As Pattern has them; the first two of a forward program, the third of a backward one. Those at one place may be given
  // a limit of steps.
  Answer find(std::string_view valid_utf8, Span starts, uint32_t to, Match& match) const;
  Answer starts_at(std::string_view valid_utf8, uint32_t at, uint32_t to, uint64_t most_steps = UINT64_MAX) const;
  Answer ends_at(std::string_view valid_utf8, uint32_t from, uint32_t at, uint64_t most_steps = UINT64_MAX) const;

 private:
  friend class ProgramMaker;
  friend class PlaceAutomaton;
  template <Direction>
  friend class ProgramRun;

  enum class Op : uint8_t {
    kLiteral,    // the `min` bytes at literals_[arg]
    kClass,      // one character of classes_[arg]
    kRun,        // `min` to `max` characters of classes_[arg], as many as there are
    kLazyRun,    // and as few
    kOnlyRun,    // as kRun, where fewer than there are cannot lead to a match
    kNear,       // what follows; if that fails, arg. Straight to arg where the next byte is not `byte` (if there is one)
    kFar,        // arg; if that fails, what follows
    kJump,
    kSave,       // groups[arg / 2], its start or its end
    kTextStart, kTextEnd, kLineStart, kLineEnd, kBoundary, kNoBoundary,
    kMatch,
  };
  static constexpr uint16_t kNoLimit = UINT16_MAX;

  struct Instruction {
    Op op;
    bool has_byte = false;
    unsigned char byte = 0;
    uint16_t min = 0, max = 0;
    uint32_t arg = 0;
  };

  class CharacterClass {
   public:
    explicit CharacterClass(const PatternNode& node);

    bool has(char32_t c) const { return c < 128 ? (ascii_[c >> 6] >> (c & 63) & 1) != 0 : has_slowly(c); }
    bool only_ascii() const;
    StartFilter::Bytes ascii() const { return StartFilter::Bytes(ascii_[1]) << 64 | StartFilter::Bytes(ascii_[0]); }

   private:
    bool has_slowly(char32_t c) const;
    bool lists(char32_t c) const;

    std::array<uint64_t, 2> ascii_{};
    std::vector<CharRange> ranges_;
    CategorySet categories_;
    bool negated_, folds_;
  };

  // The bytes that a match may begin with (backward: end with), from instruction `start` on. False: it may be empty.
  using ByteSet = StartFilter::Bytes;
  bool edge_bytes(Direction direction, uint32_t start, ByteSet& bytes) const;
  ByteSet bytes_of(Direction direction, uint32_t number) const;
  StartFilter start_filter() const;
  // `detailed`: also by what follows a run. False when there are too many.
  bool start_prefixes(bool detailed, std::vector<StartFilter::Prefix>& prefixes, StartFilter::Anchors& anchors) const;

  std::vector<Instruction> code_;
  std::vector<CharacterClass> classes_;
  std::string literals_;
  size_t groups_ = 0;
  StartFilter starts_;
};

}  // namespace mtlint
