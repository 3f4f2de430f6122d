#include "engine/lint_stream.h"

#include <atomic>
#include <optional>
#include <thread>
#include <variant>

namespace mtlint {

namespace {

// One item of a batch: a document with room for its findings, or the trouble that stood in its place.
struct Item {
  std::variant<Document, Errors> input;
  std::vector<Finding> findings;
};

// False at the end of the input.
bool read_batch(Reader& reader, const LintStreamOptions& options, std::vector<Item>& batch) {
  batch.clear();
  uint64_t bytes = 0;
  const size_t most = options.jobs == 1 ? 1 : options.jobs * size_t{64};
  while (bytes < options.batch_bytes && batch.size() < most) {
    Result<std::optional<Document>> next = reader.next();
    if (!next) {
      batch.push_back({next.errors(), {}});
      continue;
    }
    if (!next->has_value()) return false;
    bytes += (*next)->bytes.size();
    batch.push_back({std::move(**next), {}});
  }
  return true;
}

void lint_batch(const Linter& linter, unsigned jobs, std::vector<Item>& batch) {
  std::atomic<size_t> next = 0;
  auto work = [&] {
    for (size_t i = next++; i < batch.size(); i = next++)
      if (const Document* document = std::get_if<Document>(&batch[i].input)) batch[i].findings = linter.lint(*document);
  };
  std::vector<std::jthread> threads;
  for (unsigned i = 1; i < std::min<size_t>(jobs, batch.size()); ++i) threads.emplace_back(work);
  work();
}

}  // namespace

void lint_stream(const Linter& linter, Reader& reader, const LintStreamOptions& options, const LintStreamEvents& events) {
  std::vector<Item> batch;
  for (bool more = true; more;) {
    more = read_batch(reader, options, batch);
    lint_batch(linter, options.jobs, batch);
    for (Item& item : batch) {
      if (const Document* document = std::get_if<Document>(&item.input)) {
        events.document(*document, std::move(item.findings));
      } else {
        for (const Error& error : std::get<Errors>(item.input)) events.trouble(error);
      }
    }
  }
}

}  // namespace mtlint
