#include "readers/reader.h"

#include <algorithm>

namespace mtlint {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool ends_in(std::string_view path, std::string_view suffix) {
  return path.size() >= suffix.size() &&
         std::equal(suffix.begin(), suffix.end(), path.end() - static_cast<std::ptrdiff_t>(suffix.size()),
                    [](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace

const ReaderType& reader_for_path(std::string_view path) {
  for (std::string_view packed : {".gz", ".zst"})
    if (ends_in(path, packed)) path.remove_suffix(packed.size());
  const ReaderType* best = find_reader("text");
  size_t best_size = 0;
  for (const ReaderType* type : all_readers()) {
    for (std::string_view suffix : type->suffixes) {
      if (suffix.size() > best_size && ends_in(path, suffix)) {
        best = type;
        best_size = suffix.size();
      }
    }
  }
  return *best;
}

}  // namespace mtlint
