#include "cli/review_dialogue.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "base/counted.h"
#include "cli/interrupt.h"
#include "text/utf8.h"
#include "text/width.h"

namespace mtlint::cli {

namespace {

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return display_line(text).text;
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
  });
}

}  // namespace

ReviewDialogue::ReviewDialogue(Output& output, bool colour, uint32_t width) : output_(output), colour_(colour) {
  ReportOptions options;
  options.colour = colour;
  options.width = width;
  options.verbose = true;
  reporter_ = find_reporter("text")->make(options, output.sink());
}

void ReviewDialogue::say(std::string_view text) {
  output_.write(text);
  output_.write("\n");
}

bool ReviewDialogue::read_line(std::string& line) {
  output_.flush();
  for (;;) {
    const size_t end = pending_.find('\n');
    if (end != std::string::npos) {
      line = pending_.substr(0, end);
      pending_.erase(0, end + 1);
      return true;
    }
    if (at_end_ || interrupted() || output_.failed()) return false;
    std::array<char, 4096> bytes{};
    const ssize_t count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
    if (count > 0) pending_.append(bytes.data(), static_cast<size_t>(count));
    else if (count == 0 || errno != EINTR) at_end_ = true;
  }
}

char ReviewDialogue::answer(const std::string& question, std::string_view letters) {
  for (;;) {
    std::string choices;
    for (const char letter : letters) (choices += choices.empty() ? "" : ",") += letter;
    const std::string prompt = question + " [" + choices + ",?] ";
    output_.write(colour_ ? "\x1B[1;34m" + prompt + "\x1B[0m" : prompt);
    std::string line;
    if (!read_line(line)) {
      say("");
      return 'q';
    }
    std::erase_if(line, [](char c) { return c == ' ' || c == '\t' || c == '\r'; });
    if (line.size() == 1 && (letters.find(line[0]) != std::string_view::npos || line[0] == '?')) return line[0];
    if (!line.empty()) say("Type one of these letters, or ? for what they mean.");
  }
}

ReviewDialogue::End ReviewDialogue::ask(Review& review, bool confirm) {
  bool quit = false, skip = false;
  for (;;) {
    while (review.current() != nullptr && !quit && !skip)
      if (!accept_unasked(review)) decide(review, quit, skip);
    if (!confirm || quit || skip || review.accepted() == 0) break;
    bool again = false;
    if (!confirmed(review, again)) quit = true;
    if (!again) break;
  }
  return quit ? End::kQuit : skip ? End::kSkipFile : End::kDone;
}

bool ReviewDialogue::accept_unasked(Review& review) {
  const Finding& finding = *review.current();
  if (finding.fixes.empty() || !accepted_rules_.contains(finding.rule->id) || interrupted()) return false;
  bool settled = false;
  const size_t taken = review.accept_all(accepted_rules_, settled);
  say(counted(taken, "fix", "fixes") + " taken.");
  // Fixes that undo each other would be taken for ever.
  if (!settled || taken == 0) accepted_rules_.clear();
  return true;
}

void ReviewDialogue::show(const Review& review) {
  const Finding finding = *review.current();
  reporter_->document(review.document(), std::span(&finding, 1));
}

void ReviewDialogue::decide(Review& review, bool& quit, bool& skip) {
  show(review);
  const size_t fixes = std::min<size_t>(review.current()->fixes.size(), 9);
  std::string letters = fixes > 0 ? "y" : "";
  for (size_t i = 1; i <= fixes && fixes > 1; ++i) letters += static_cast<char>('0' + i);
  letters += fixes > 0 ? "neasqu" : "nesqu";
  const std::string ahead = review.ahead() == 0 ? "the last" : std::to_string(review.ahead()) + " more";
  const std::string question = fixes > 0 ? "Take this fix" : "There is no fix; leave it";
  const char letter = answer(question + " (" + ahead + ")", letters);
  switch (letter) {
    case 'y': review.accept(0); break;
    case 'n': review.reject(); break;
    case 'e': edit(review, quit); break;
    case 'a':
      accepted_rules_.insert(review.current()->rule->id);
      accept_unasked(review);
      break;
    case 's': skip = true; break;
    case 'q': quit = true; break;
    case 'u':
      if (!undo(review)) say("There is nothing to undo in this text.");
      break;
    case '?': help(review); break;
    default: review.accept(static_cast<size_t>(letter - '1'));
  }
}

// What is undone is asked again, so no rule is taken unasked any more.
bool ReviewDialogue::undo(Review& review) {
  if (!review.undo()) return false;
  accepted_rules_.clear();
  return true;
}

void ReviewDialogue::edit(Review& review, bool& quit) {
  const std::string old(review.editable().of(review.document().bytes));
  for (;;) {
    say("What is to stand instead of \u201C" + on_one_line(old) + "\u201D? An empty line leaves it.");
    output_.write("> ");
    std::string line;
    if (!read_line(line)) {
      say("");
      quit = true;
      return;
    }
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty() || line == old) return;
    if (invalid_utf8(line).empty() && !has_control(line)) return review.replace(std::move(line));
    say("That is no text.");
  }
}

// `again`: there is something more to ask. False: quit.
bool ReviewDialogue::confirmed(Review& review, bool& again) {
  const std::string path = on_one_line(review.document().path);
  const char letter = answer("Write " + counted(review.accepted(), "change") + " to " + path, "ynuq");
  switch (letter) {
    case 'n':
      review.drop_accepted();
      say(path + " stays as it was.");
      return true;
    case 'u':
      again = undo(review);
      return true;
    case '?':
      say("y - write them\nn - leave the file as it was\nu - undo the last decision\nq - write them, and ask no more");
      again = true;
      return true;
    case 'q': return false;
    default: return true;
  }
}

void ReviewDialogue::help(const Review& review) {
  const size_t fixes = review.current()->fixes.size();
  if (fixes > 0) say("y - take the fix");
  if (fixes > 1) say("1, 2 ... - take the fix of that number");
  say(fixes > 0 ? "n - do not take it; it is not proposed again" : "n - leave it; it is not shown again");
  say("e - write something else there");
  if (fixes > 0) say("a - take it, and all further fixes of the rule " + review.current()->rule->id + " unasked");
  say("s - skip the rest of this file; what was taken of it is written\n"
      "q - the same, and ask no more\n"
      "u - undo the last decision in this text\n"
      "? - this");
}

}  // namespace mtlint::cli
