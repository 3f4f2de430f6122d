#include <algorithm>
#include <string>

#include "model/marked_text.h"
#include "packs/fields.h"
#include "packs/language_tag.h"
#include "packs/sections.h"
#include "text/calendar.h"

namespace mtlint {

namespace {

class ExampleReader {
 public:
  ExampleReader(const std::string& path, const Node& node, Errors& errors)
      : node_(node),
        fields_(path, node, "an example", {"bad", "good", "ok", "lang", "source_lang", "source", "date"}, errors) {}

  Example read() {
    example_.line = node_.line;
    example_.column = node_.column;
    read_text();
    read_good();
    example_.lang = language("lang");
    example_.source_lang = language("source_lang");
    example_.source = fields_.text("source");
    example_.date = fields_.text("date");
    if (!example_.date.empty() && !parse_iso_date(example_.date))
      fields_.complain(*fields_.find("date"), "a date is written like 2024-01-24, not \"" + example_.date + "\"");
    return std::move(example_);
  }

  bool is_bad() const { return fields_.find("bad") != nullptr; }
  bool is_ok() const { return fields_.find("ok") != nullptr; }

 private:
  void read_text() {
    if (!node_.is_map()) return;
    if (is_bad() && is_ok()) return fields_.complain(node_, "an example is either \"bad\" or \"ok\", not both");
    if (!is_bad() && !is_ok()) return fields_.complain(node_, "an example needs the key \"bad\" or the key \"ok\"");
    const Node& text = *fields_.find(is_bad() ? "bad" : "ok");
    if (!text.is_scalar()) return fields_.complain(text, "an example has to be text, not " + in_words(text));
    Result<MarkedText> marked = parse_marked_text(text.scalar);
    if (!marked) return fields_.complain(text, marked.errors()[0].message);
    example_.text = std::move(marked->text);
    example_.marks = std::move(marked->marks);
    if (is_bad() && example_.marks.empty())
      fields_.complain(text, "a bad example has to mark with $[[...]] where the rule fires");
    if (is_ok() && !example_.marks.empty()) fields_.complain(text, "nothing can be marked in an ok example");
  }

  void read_good() {
    const Node* good = fields_.find("good");
    if (good == nullptr) return;
    if (!is_bad()) return fields_.complain(*good, "only a bad example has a \"good\" one");
    if (!good->is_scalar()) return fields_.complain(*good, "\"good\" has to be text, not " + in_words(*good));
    if (good->scalar.find("$[[") != std::string::npos)
      return fields_.complain(*good, "nothing can be marked in \"good\"");
    example_.good = good->scalar;
    if (*example_.good == example_.text) fields_.complain(*good, "\"good\" is the same text as \"bad\"");
  }

  std::string language(std::string_view key) const {
    const std::vector<std::string> tags = fields_.languages(key);
    if (tags.size() > 1) fields_.complain(*fields_.find(key), "an example has one language");
    return tags.empty() ? std::string() : tags.front();
  }

  const Node& node_;
  Fields fields_;
  Example example_;
};

}  // namespace

std::vector<Example> read_examples(const std::string& path, const Node& examples, Errors& errors) {
  std::vector<Example> out;
  if (!examples.is_list()) {
    errors.push_back({path, examples.line, examples.column, "examples are a list, not " + in_words(examples)});
    return out;
  }
  bool bad = false;
  bool ok = false;
  for (const Node& item : examples.items) {
    ExampleReader reader(path, item, errors);
    bad |= reader.is_bad();
    ok |= reader.is_ok();
    out.push_back(reader.read());
  }
  if (!bad) errors.push_back({path, examples.line, examples.column, "a rule needs at least one bad example"});
  if (!ok) errors.push_back({path, examples.line, examples.column, "a rule needs at least one ok example"});
  return out;
}

}  // namespace mtlint
