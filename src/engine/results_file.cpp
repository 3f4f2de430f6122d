#include "engine/results_file.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "engine/finding_codec.h"
#include "packs/serialize.h"

namespace mtlint {

namespace {

constexpr std::string_view kMagic = "mtlintR2";
constexpr size_t kSizeBytes = 8;

enum Kind : char { kHead = 'h', kDocument = 'd', kTrouble = 't', kEnd = 'e' };

std::string rules_as_bytes(const std::vector<RulePtr>& rules) {
  Knowledge knowledge;
  knowledge.rules = rules;
  return encode(knowledge);
}

void write_score(const ScoreModel& model, BinaryWriter& out) {
  const auto write_weights = [&](const SeverityWeights& weights) {
    for (const uint32_t weight : weights) out.number(weight);
  };
  out.bytes(model.name);
  write_weights(model.severity);
  out.number(model.categories.size());
  for (const auto& [category, weights] : model.categories) {
    out.bytes(category);
    write_weights(weights);
  }
  out.number(static_cast<uint64_t>(model.scale));
  out.number(model.points_off);
}

ScoreModel read_score(BinaryReader& in) {
  const auto read_weights = [&] {
    SeverityWeights weights{};
    for (uint32_t& weight : weights) weight = static_cast<uint32_t>(in.number());
    return weights;
  };
  ScoreModel model;
  model.name = in.bytes();
  model.severity = read_weights();
  for (uint64_t count = in.count(); count > 0 && !in.failed(); --count) {
    std::string category(in.bytes());
    model.categories[std::move(category)] = read_weights();
  }
  model.scale = in.number() == 0 ? ScoreScale::kCurve : ScoreScale::kLine;
  model.points_off = static_cast<uint32_t>(in.number());
  return model;
}

}  // namespace

ResultsWriter::ResultsWriter(const ResultsHead& head, Sink sink) : sink_(std::move(sink)) {
  sink_(kMagic);
  BinaryWriter out;
  out.bytes(head.version);
  out.number(head.shard.number);
  out.number(head.shard.count);
  out.bytes(rules_as_bytes(head.rules));
  write_score(head.score, out);
  out.bytes(head.group_by);
  put(kHead, out.take());
}

void ResultsWriter::put(char kind, std::string_view bytes) {
  std::string start;
  for (size_t i = 0; i < kSizeBytes; ++i) start += static_cast<char>((bytes.size() + 1) >> (8 * i));
  start += kind;
  sink_(start);
  sink_(bytes);
}

void ResultsWriter::add(const ResultsItem& item) {
  BinaryWriter out;
  out.number(item.input);
  out.number(item.record);
  if (!item.errors.empty()) {
    out.number(item.errors.size());
    for (const Error& error : item.errors) {
      out.bytes(error.path);
      out.number(error.line);
      out.number(error.column);
      out.bytes(error.message);
    }
    return put(kTrouble, out.take());
  }
  out.bytes(item.document.path);
  out.bytes(item.document.id);
  out.bytes(item.document.group);
  out.number(item.document.words);
  out.bytes(item.findings.empty() ? std::string_view() : std::string_view(item.document.bytes));
  write_findings(item.findings, out);
  put(kDocument, out.take());
}

void ResultsWriter::end() { put(kEnd, {}); }

Result<bool> ResultsReader::fill(size_t size) {
  // Bytes move only when there are too few.
  start_ = taken_;
  while (buffer_.size() - start_ < size) {
    buffer_.erase(0, std::exchange(start_, 0));
    const Result<std::string_view> piece = source_->read();
    if (!piece) return piece.errors();
    if (piece->empty()) return false;
    buffer_ += *piece;
  }
  taken_ = start_ + size;
  return true;
}

Result<std::string> ResultsReader::record() {
  const auto cut_off = [this] { return trouble("the results end too early: the run that wrote them was not finished"); };
  Result<bool> there = fill(kSizeBytes);
  if (!there) return there.errors();
  if (!*there) return cut_off();
  uint64_t size = 0;
  for (size_t i = 0; i < kSizeBytes; ++i) size |= uint64_t{static_cast<unsigned char>(buffer_[start_ + i])} << (8 * i);
  there = fill(size);
  if (!there) return there.errors();
  if (!*there || size == 0) return cut_off();
  return buffer_.substr(start_, size);
}

Result<std::unique_ptr<ResultsReader>> ResultsReader::open(std::unique_ptr<ByteSource> source, std::string path,
                                                           std::string_view version) {
  std::unique_ptr<ResultsReader> reader(new ResultsReader(std::move(source), std::move(path)));
  const Result<bool> there = reader->fill(kMagic.size());
  if (!there) return there.errors();
  if (!*there || !reader->buffer_.starts_with(kMagic)) return reader->trouble("these are no results of mtlint check --results");
  const Result<std::string> bytes = reader->record();
  if (!bytes) return bytes.errors();
  BinaryReader in(std::string_view(*bytes).substr(1));
  ResultsHead& head = reader->head_;
  head.version = in.bytes();
  if (head.version != version) return reader->trouble("these results are of mtlint " + head.version + ", this is " + std::string(version));
  head.shard.number = static_cast<uint32_t>(in.number());
  head.shard.count = static_cast<uint32_t>(in.number());
  Result<Knowledge> knowledge = decode(in.bytes());
  head.score = read_score(in);
  head.group_by = in.bytes();
  if (!knowledge || in.failed()) return reader->trouble("the results are damaged");
  head.rules = std::move(knowledge->rules);
  return reader;
}

Result<std::optional<ResultsItem>> ResultsReader::next() {
  const Result<std::string> bytes = record();
  if (!bytes) return bytes.errors();
  BinaryReader in(std::string_view(*bytes).substr(1));
  const char kind = bytes->front();
  if (kind == kEnd) return std::optional<ResultsItem>();
  ResultsItem item;
  item.input = in.number();
  item.record = in.number();
  if (kind == kTrouble) {
    for (uint64_t count = in.count(); count > 0 && !in.failed(); --count) {
      Error error;
      error.path = in.bytes();
      error.line = static_cast<uint32_t>(in.number());
      error.column = static_cast<uint32_t>(in.number());
      error.message = in.bytes();
      item.errors.push_back(std::move(error));
    }
  } else {
    item.document.path = in.bytes();
    item.document.id = in.bytes();
    item.document.group = in.bytes();
    item.document.words = in.number();
    item.document.bytes = in.bytes();
    auto findings = read_findings(in, among(head_.rules));
    if (!findings) return trouble("the results are damaged");
    item.findings = std::move(*findings);
  }
  if (in.failed()) return trouble("the results are damaged");
  return std::optional<ResultsItem>(std::move(item));
}

Result<std::unique_ptr<ResultsMerge>> ResultsMerge::make(std::vector<std::unique_ptr<ResultsReader>> parts) {
  Errors errors;
  const ResultsHead& first = parts.front()->head();
  const std::string rules = rules_as_bytes(first.rules);
  std::vector<const ResultsReader*> by_number(first.shard.count, nullptr);
  for (const auto& part : parts) {
    const ResultsHead& head = part->head();
    if (head.shard.count != first.shard.count || head.shard.number == 0 || head.shard.number > head.shard.count ||
        rules_as_bytes(head.rules) != rules || head.score != first.score || head.group_by != first.group_by) {
      errors.push_back({part->path(), 0, 0, "this is a part of another run than " + parts.front()->path()});
      continue;
    }
    const ResultsReader*& place = by_number[head.shard.number - 1];
    if (place != nullptr)
      errors.push_back({part->path(), 0, 0, "this is the same part as " + place->path()});
    place = part.get();
  }
  for (size_t i = 0; i < by_number.size() && errors.empty(); ++i)
    if (by_number[i] == nullptr)
      errors.push_back({"", 0, 0, "part " + std::to_string(i + 1) + " of " + std::to_string(by_number.size()) + " is missing"});
  if (!errors.empty()) return errors;
  auto merge = std::make_unique<ResultsMerge>();
  merge->heads_.resize(parts.size());
  merge->parts_ = std::move(parts);
  return merge;
}

Result<std::optional<ResultsItem>> ResultsMerge::next() {
  if (!std::exchange(started_, true)) {
    for (size_t i = 0; i < parts_.size(); ++i) {
      Result<std::optional<ResultsItem>> item = parts_[i]->next();
      if (!item) return item.errors();
      heads_[i] = std::move(*item);
    }
  }
  size_t least = heads_.size();
  for (size_t i = 0; i < heads_.size(); ++i) {
    if (!heads_[i]) continue;
    if (least == heads_.size() ||
        std::tie(heads_[i]->input, heads_[i]->record) < std::tie(heads_[least]->input, heads_[least]->record))
      least = i;
  }
  if (least == heads_.size()) return std::optional<ResultsItem>();
  std::optional<ResultsItem> item = std::exchange(heads_[least], std::nullopt);
  Result<std::optional<ResultsItem>> following = parts_[least]->next();
  if (!following) return following.errors();
  heads_[least] = std::move(*following);
  return item;
}

}  // namespace mtlint
