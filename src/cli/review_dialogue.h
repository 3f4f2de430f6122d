// ReviewDialogue: a review with a person at a terminal, in the manner of `git add -p`.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "cli/output.h"
#include "engine/review.h"

namespace mtlint::cli {

class ReviewDialogue {
 public:
  // How it came to its end: there is nothing more, the rest of the file is to stay, or the rest of everything.
  enum class End : uint8_t { kDone, kSkipFile, kQuit };

  // `output` has to outlive it.
  ReviewDialogue(Output& output, bool colour, uint32_t width);

  // Asks about each proposal. With `confirm`, at the end also whether it may be written, as long as something is to be.
  End ask(Review& review, bool confirm);

 private:
  // A letter that was typed; 'q' at the end of the input and when interrupted.
  char answer(const std::string& question, std::string_view letters);
  // A line without its end; false at the end of the input and when interrupted.
  bool read_line(std::string& line);
  void show(const Review& review);
  // Asks about the current proposal.
  void decide(Review& review, bool& quit, bool& skip);
  // Takes the current one when all of its rule are taken.
  bool accept_unasked(Review& review);
  bool undo(Review& review);
  void edit(Review& review, bool& quit);
  bool confirmed(Review& review, bool& again);
  void help(const Review& review);
  void say(std::string_view text);

  Output& output_;
  bool colour_;
  std::unique_ptr<Reporter> reporter_;
  std::set<std::string> accepted_rules_;  // all of whose fixes are taken
  std::string pending_;                   // typed, not yet read
  bool at_end_ = false;
};

}  // namespace mtlint::cli
