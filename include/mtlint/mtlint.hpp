// mtlint for C++ programs: open a Checker once, check texts with it, apply what it proposes.
//
// Units     Text is bytes, meant to be UTF-8; what is not UTF-8 is reported as a finding and is never an error. A Range is
//           half-open and counts from 0: `bytes` in bytes of the text as given, `code_points` in code points of it, where a
//           byte that is not UTF-8 counts as one. `line` and `column` start at 1; columns are code points.
// Errors    Nothing here throws but std::bad_alloc. What may fail gives a Result: a value, or the errors.
// Threads   One Checker may be used by any number of threads at once. The rules for a pair of languages are compiled by the
//           first check that needs them; later ones pay nothing. Options, Text and all results are plain values.
// Stability These declarations keep compiling within a major version. The binary interface is that of the C++ compiler and its
//           standard library; <mtlint/mtlint.h> is the interface for everybody else.
#ifndef MTLINT_MTLINT_HPP
#define MTLINT_MTLINT_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <mtlint/export.h>

namespace mtlint::api {

// What is wrong with an option, a rule or a file. `line` and `column` start at 1; 0: not known.
struct Error {
  std::string path;
  uint32_t line = 0;
  uint32_t column = 0;
  std::string message;
};

template <typename T>
struct Result {
  std::optional<T> value;
  std::vector<Error> errors;  // not empty where there is no value

  explicit operator bool() const { return value.has_value(); }
  T& operator*() { return *value; }
  const T& operator*() const { return *value; }
  T* operator->() { return &*value; }
  const T* operator->() const { return &*value; }
};

struct Range {
  size_t start = 0;
  size_t end = 0;

  bool operator==(const Range&) const = default;
};

// kError: surely wrong. kWarning: very likely wrong. kInfo: house style or a hint.
enum class Severity : uint8_t { kInfo, kWarning, kError };

// kSafe: a careful editor accepts it unread. kUnsafe: a meaning, a name or a number may change. kManual: a person decides.
enum class Safety : uint8_t { kManual, kUnsafe, kSafe };

// Puts `text` in the place of a range; an empty range inserts.
struct Edit {
  Range bytes;
  Range code_points;
  std::string text;  // UTF-8

  bool operator==(const Edit&) const = default;
};

// One proposal: disjoint edits in ascending order that belong together.
struct Fix {
  std::string title;
  Safety safety = Safety::kManual;
  std::vector<Edit> edits;
};

struct Finding {
  std::string rule;      // "stray-period"
  std::string category;  // "fluency/punctuation"
  Severity severity = Severity::kWarning;
  double confidence = 0;  // how often a finding like this is right, 0 to 1
  std::string message;
  Range bytes;
  Range code_points;
  size_t line = 1;
  size_t column = 1;
  std::vector<Fix> fixes;  // best first; may be empty
};

struct Rule {
  std::string id;
  std::string category;
  std::string summary;
  Severity severity = Severity::kWarning;
  Safety fix = Safety::kManual;  // its fixes are this safe at most
};

// A text to check, with what is known of it. The views have to last for the call only.
struct Text {
  std::string_view bytes;              // at most kMaxBytes
  std::string_view lang = {};          // what it is written in, BCP 47; empty: as the configuration says, else English
  std::string_view source_lang = {};   // what it was translated from; empty: as the configuration says, else not known
  std::string_view source = {};        // the text that it was translated from; empty: not known
  std::string_view date = {};          // of the article, YYYY-MM-DD; empty: not known
};

inline constexpr size_t kMaxBytes = size_t{1} << 30;

// Why a text cannot be checked; nothing: it can.
MTLINT_EXPORT std::optional<Error> fault_of(const Text& text);

// Which rules, names and words hold. Nothing is read from the environment or found in the working folder: only the files
// named here are opened.
struct Options {
  std::string config;                    // a .mtlint.yaml that holds for all texts; of its sections those that match "stdin"
  std::vector<std::string> rule_folders;  // rules of your own, laid over the built-in ones
  std::vector<std::string> packs;        // packs that are off by default, such as a house style
  std::vector<std::string> only;         // names of rules; empty: all
  std::vector<std::string> except;
  std::vector<std::string> accept;       // words and names that are right
  std::string entities;                  // a house lexicon, as `mtlint entities` writes it
  std::string lexicon;                   // empty: the one that is installed with the library
  bool without_lexicon = false;          // fewer words and languages are known
};

class MTLINT_EXPORT Checker {
 public:
  // Every error of the options and of the files that they name. Without an installed lexicon it works with
  // `without_lexicon` only.
  static Result<Checker> open(const Options& options = {});
  Checker(Checker&&) noexcept;
  Checker& operator=(Checker&&) noexcept;
  ~Checker();

  // In the order of the text. An error only where fault_of has one.
  Result<std::vector<Finding>> check(const Text& text) const;

  struct Fixed {
    std::string bytes;        // the text with everything applied
    std::vector<Edit> edits;  // of the text as it was given: disjoint, ascending; they make `bytes`
    size_t fixes = 0;         // how many were applied
  };
  // Applies all fixes that are at least so safe and fit together, checks again, and goes on until nothing more is offered:
  // fixing twice changes nothing. kManual is taken for kUnsafe. An error where fault_of has one, and when fixes of rules of
  // your own keep undoing each other.
  Result<Fixed> fix(const Text& text, Safety least = Safety::kSafe) const;

  // The rules that are switched on, sorted by name.
  std::vector<Rule> rules() const;

 private:
  struct State;
  explicit Checker(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// `bytes` with edits made, such as those of one fix. An error when they are not ascending, overlap or lie outside.
MTLINT_EXPORT Result<std::string> apply_edits(std::string_view bytes, const std::vector<Edit>& edits);

// "0.1.0"
MTLINT_EXPORT std::string_view version();

}  // namespace mtlint::api

#endif
