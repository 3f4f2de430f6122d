// ResultsFile: what a run found, kept so that the parts of a run that was divided can be put together and reported as one.
// A part has its documents in the order of the input, each with its place in it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/document_stream.h"
#include "model/finding.h"
#include "model/score.h"
#include "readers/reader.h"

namespace mtlint {

struct ResultsHead {
  std::string version;          // of mtlint
  Shard shard;
  std::vector<RulePtr> rules;   // sorted by id
  ScoreModel score;
  std::string group_by;         // what the documents' groups are
};

// A document with its findings, or the trouble in its place. Documents without findings have no bytes.
struct ResultsItem {
  uint64_t input = 0, record = 0;
  Document document;
  std::vector<Finding> findings;
  Errors errors;                // not empty: there is no document
};

class ResultsWriter {
 public:
  using Sink = std::function<void(std::string_view bytes)>;

  ResultsWriter(const ResultsHead& head, Sink sink);
  void add(const ResultsItem& item);
  // Without it the file counts as cut off.
  void end();

 private:
  void put(char kind, std::string_view bytes);

  Sink sink_;
};

class ResultsReader {
 public:
  // Errors with `path`: what is no such file, or of another version of mtlint.
  static Result<std::unique_ptr<ResultsReader>> open(std::unique_ptr<ByteSource> source, std::string path,
                                                     std::string_view version);

  const ResultsHead& head() const { return head_; }
  const std::string& path() const { return path_; }
  // Nothing at the end.
  Result<std::optional<ResultsItem>> next();

 private:
  ResultsReader(std::unique_ptr<ByteSource> source, std::string path) : source_(std::move(source)), path_(std::move(path)) {}

  Error trouble(std::string message) const { return {path_, 0, 0, std::move(message)}; }
  // The next record; its kind is its first byte.
  Result<std::string> record();
  // Has `size` bytes in the buffer; false at the end.
  Result<bool> fill(size_t size);

  std::unique_ptr<ByteSource> source_;
  std::string path_;
  std::string buffer_;
  size_t start_ = 0, taken_ = 0;   // of the buffer: where the bytes start that fill() has made ready, and where they end
  ResultsHead head_;
};

// The items of all parts in the order of the undivided input.
class ResultsMerge {
 public:
  // Errors when the parts are not those of one run, each once.
  static Result<std::unique_ptr<ResultsMerge>> make(std::vector<std::unique_ptr<ResultsReader>> parts);

  const ResultsHead& head() const { return parts_[0]->head(); }
  Result<std::optional<ResultsItem>> next();

 private:
  std::vector<std::unique_ptr<ResultsReader>> parts_;
  std::vector<std::optional<ResultsItem>> heads_;  // the next of each
  bool started_ = false;
};

}  // namespace mtlint
