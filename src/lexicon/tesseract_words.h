// The word list inside a Tesseract model (*.traineddata): its dictionary is a graph of the letters of words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace mtlint {

// All words, as they are written there; none for a model without a dictionary. An Error says what is wrong with the bytes.
Result<std::vector<std::string>> tesseract_words(std::string_view traineddata, const std::string& path);

}  // namespace mtlint
