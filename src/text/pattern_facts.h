// What is known of a pattern before it is ever tried.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "text/char_class.h"

namespace mtlint {

// What every match of a pattern is certain to contain, so that only places that have it need a look. One of the triggers
// lies in each match, at most `before` bytes behind its start and `after` bytes ahead of its end.
struct TriggerPlan {
  struct Mark {
    uint32_t mark;
    ClassSet before, after;

    bool operator==(const Mark&) const = default;
  };
  static constexpr uint32_t kLine = UINT32_MAX;  // no limit: as far as the line goes, or the text
  static constexpr uint32_t kNowhere = UINT32_MAX;

  std::vector<std::string> words;  // runs of word characters
  std::vector<Mark> marks;
  bool number = false;             // a run of word characters that begins with a digit
  bool odd_gap = false;            // more than one white space character in a row
  bool text_start = false;         // the places before all text and behind it
  bool text_end = false;
  std::string literal;             // bytes that are in every match; only where there is nothing better
  uint32_t before = 0;
  uint32_t after = 0;
  uint32_t atom = kNowhere;        // of pattern_atoms(), where every trigger begins; kNowhere: that differs
  double cost = 0;                 // hits to expect in 1000 bytes of ordinary text; a whole scan counts 1000

  bool is_scan() const {
    return words.empty() && marks.empty() && !number && !odd_gap && !text_start && !text_end && literal.empty();
  }
  bool operator==(const TriggerPlan&) const = default;
};

struct PatternFacts {
  std::vector<std::string> names;  // one a group, empty where it has none
  bool can_be_empty = false;
  bool crosses_lines = false;
  TriggerPlan plan;

  bool operator==(const PatternFacts&) const = default;
};

}  // namespace mtlint
