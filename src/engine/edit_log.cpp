#include "engine/edit_log.h"

#include <algorithm>
#include <utility>

namespace mtlint {

EditLog::EditLog(size_t size) : size_(size), pieces_{{0, size, {}, false}} {}

EditLog::Piece EditLog::part(const Piece& piece, size_t from, size_t to) {
  if (piece.is_new) return {0, 0, piece.text.substr(from, to - from), true};
  return {piece.start + from, piece.start + to, {}, false};
}

void EditLog::add(const std::vector<Edit>& edits) {
  std::vector<Piece> out;
  size_t index = 0, inside = 0;  // where the walk over the pieces is
  size_t at = 0;                 // the same in the text
  const auto pass = [&](size_t until, bool keep) {
    while (at < until) {
      const Piece& piece = pieces_[index];
      const size_t take = std::min(piece.size() - inside, until - at);
      if (keep && take > 0) out.push_back(part(piece, inside, inside + take));
      at += take;
      inside += take;
      if (inside == piece.size()) {
        ++index;
        inside = 0;
      }
    }
  };
  for (const Edit& edit : edits) {
    pass(edit.span.start, true);
    if (!edit.text.empty()) out.push_back({0, 0, edit.text, true});
    pass(edit.span.end, false);
  }
  size_t rest = at;
  for (size_t i = index; i < pieces_.size(); ++i) rest += pieces_[i].size() - (i == index ? inside : 0);
  pass(rest, true);
  pieces_ = std::move(out);
}

std::vector<Edit> EditLog::edits() const {
  std::vector<Edit> edits;
  size_t at = 0;  // in the first text
  std::string text;
  const auto close = [&](size_t until) {
    if (until > at || !text.empty())
      edits.push_back({{static_cast<uint32_t>(at), static_cast<uint32_t>(until)}, std::exchange(text, {})});
  };
  for (const Piece& piece : pieces_) {
    if (piece.is_new) {
      text += piece.text;
    } else {
      close(piece.start);
      at = piece.end;
    }
  }
  close(size_);
  return edits;
}

}  // namespace mtlint
