// EditLog: edits that were made one set after the other, as one set of edits of what there was at first.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/finding.h"

namespace mtlint {

class EditLog {
 public:
  explicit EditLog(size_t size);

  // Edits of the text as it was left by those before. Precondition: disjoint, ascending, inside.
  void add(const std::vector<Edit>& edits);
  // Edits of the first text: disjoint, ascending, never two at one place.
  std::vector<Edit> edits() const;

 private:
  // A stretch of the first text, or text that was put in.
  struct Piece {
    size_t start = 0, end = 0;
    std::string text;
    bool is_new = false;

    size_t size() const { return is_new ? text.size() : end - start; }
  };

  static Piece part(const Piece& piece, size_t from, size_t to);

  size_t size_;
  std::vector<Piece> pieces_;
};

}  // namespace mtlint
