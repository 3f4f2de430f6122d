// The day that an article was written, which dates in it are understood by.
#pragma once

#include <optional>
#include <string_view>

#include "model/document.h"
#include "text/calendar.h"

namespace mtlint {

struct ArticleDate {
  Date date;
  std::string_view origin;  // "its record", "its first lines", for people
};

// Document::date; else a date among the metadata of the first lines: "date 2024-01-24", "Published: 24/01/2024", front
// matter. Figures are read day first, unless that gives no date.
std::optional<ArticleDate> article_date(const Document& document);

}  // namespace mtlint
