// LintStream: many documents, several threads, one order. Documents are read and reported one after the other in the
// order of the input; only the linting in between runs in parallel, a bounded number of documents ahead.
#pragma once

#include <functional>
#include <vector>

#include "base/result.h"
#include "engine/linter.h"
#include "model/document.h"
#include "model/finding.h"
#include "readers/reader.h"

namespace mtlint {

struct LintStreamOptions {
  unsigned jobs = 1;
  uint64_t batch_bytes = uint64_t{8} << 20;  // of documents in memory at a time, one document at least
};

struct LintStreamEvents {
  std::function<void(const Document&, std::vector<Finding>&&)> document;
  std::function<void(const Error&)> trouble;
};

// Reads all documents of `reader` and tells of each, in order, with its findings; the same at any number of jobs.
void lint_stream(const Linter& linter, Reader& reader, const LintStreamOptions& options, const LintStreamEvents& events);

}  // namespace mtlint
