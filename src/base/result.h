// Result<T>: a value, or the errors that stood in its way. Nothing in mtlint throws across a function boundary
// and only src/cli prints: whoever finds an error says where it is and hands it up.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace mtlint {

// One thing wrong with a rule, a flag or a file. `line` and `column` start at 1 and count code points;
// 0 means "the file as a whole".
struct Error {
  std::string path;
  uint32_t line = 0;
  uint32_t column = 0;
  std::string message;

  // "path:line:column: message", without the parts that are not known.
  std::string to_string() const;

  bool operator==(const Error&) const = default;
};

using Errors = std::vector<Error>;

template <typename T>
class Result {
 public:
  Result(T value) : state_(std::move(value)) {}  // NOLINT: implicit on purpose, `return value;`
  Result(Error error) : state_(Errors{std::move(error)}) {}
  Result(Errors errors) : state_(std::move(errors)) {}

  bool ok() const { return std::holds_alternative<T>(state_); }
  explicit operator bool() const { return ok(); }

  // Precondition: ok().
  T& value() { return std::get<T>(state_); }
  const T& value() const { return std::get<T>(state_); }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  // Precondition: !ok(). Never empty.
  const Errors& errors() const { return std::get<Errors>(state_); }

 private:
  std::variant<T, Errors> state_;
};

// A Result for work that yields nothing but success.
struct Done {};
using Status = Result<Done>;

}  // namespace mtlint
