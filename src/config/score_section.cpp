#include "config/score_section.h"

#include <algorithm>

#include "base/nearest.h"
#include "config/config_file.h"
#include "packs/fields.h"

namespace mtlint {

namespace {

const std::vector<std::string_view>& severities() {
  static const std::vector<std::string_view> names = {"info", "warning", "error"};
  return names;
}

class SectionReader {
 public:
  SectionReader(const std::string& path, Errors& errors) : path_(path), errors_(errors) {}

  ScoreModel read(const Node& node) {
    const Fields fields(path_, node, "\"score\"", score_keys(), errors_);
    ScoreModel model;
    if (const std::string name = fields.text("weights"); !name.empty()) {
      if (std::optional<ScoreModel> published = published_score_model(name)) model = std::move(*published);
      else fields.complain(*fields.find("weights"), "\"" + name + "\" is no published set of weights; there are mqm and wmt" +
                                                        did_you_mean(name, published_score_models()));
    }
    const ScoreModel start = model;
    if (const Node* severity = fields.find("severity")) read_severities(*severity, "\"severity\"", model.severity);
    if (const Node* categories = fields.find("categories")) read_categories(fields, *categories, model);
    if (model != start) model.name += " with own weights";
    if (const std::string name = fields.text("scale"); !name.empty()) {
      if (const std::optional<ScoreScale> scale = score_scale_from(name)) model.scale = *scale;
      else
        fields.complain(*fields.find("scale"), "\"" + name + "\" is no scale; there are curve and line" +
                                                   did_you_mean(name, std::vector<std::string_view>{"curve", "line"}));
    }
    if (const Node* points = fields.find("points_off")) {
      if (const std::optional<uint32_t> value = number(fields, *points, "points_off")) model.points_off = *value;
      if (model.points_off == 0) fields.complain(*points, "with \"points_off\" 0 every text has a score of 100");
    }
    return model;
  }

 private:
  std::optional<uint32_t> number(const Fields& fields, const Node& node, std::string_view what) {
    const std::optional<uint32_t> value =
        node.is_scalar() && !node.quoted ? thousandths_from(node.scalar, ScoreModel::kMostWeight) : std::nullopt;
    if (!value)
      fields.complain(node, "\"" + std::string(what) + "\" has to be a number from 0 to 100 with three decimals at most, not " +
                                in_words(node));
    return value;
  }

  void read_severities(const Node& node, std::string_view what, SeverityWeights& weights) {
    const Fields fields(path_, node, what, severities(), errors_);
    for (size_t i = 0; i < weights.size(); ++i)
      if (const Node* weight = fields.find(severities()[i]))
        if (const std::optional<uint32_t> value = number(fields, *weight, severities()[i])) weights[i] = *value;
  }

  void read_categories(const Fields& fields, const Node& node, ScoreModel& model) {
    if (node.is_null()) return;
    if (!node.is_map()) return fields.complain(node, "\"categories\" has to be a map from categories to weights, not " + in_words(node));
    for (const Node::Entry& entry : node.entries) {
      if (!is_known(entry.key)) {
        std::vector<std::string_view> known(categories().begin(), categories().end());
        fields.complain(entry.line, entry.column, "\"" + entry.key + "\" is no category" + did_you_mean(entry.key, known));
        continue;
      }
      SeverityWeights weights = {1000, 1000, 1000};
      if (entry.value.is_map()) read_severities(entry.value, "a category's weight", weights);
      else if (const std::optional<uint32_t> value = number(fields, entry.value, entry.key)) weights.fill(*value);
      model.categories[entry.key] = weights;
    }
  }

  // A category, or the kind of several: what stands before the stroke.
  static bool is_known(std::string_view name) {
    if (is_category(name) || name == "style") return true;
    return std::any_of(categories().begin(), categories().end(), [&](std::string_view category) {
      return category.size() > name.size() && category.starts_with(name) && category[name.size()] == '/';
    });
  }

  const std::string& path_;
  Errors& errors_;
};

}  // namespace

ScoreModel read_score_section(const std::string& path, const Node& node, Errors& errors) {
  return node.is_null() ? ScoreModel() : SectionReader(path, errors).read(node);
}

}  // namespace mtlint
