#include "cli/large_pages.h"

#include <sys/mman.h>

#include <cstdint>
#include <cstdlib>

namespace mtlint::cli {

void lay_heap_in_large_pages() {
  constexpr size_t kPage = size_t{2} << 20, kHeap = 8 * kPage;
  // A large block comes from a mapping of its own; once such a one was freed, the next one comes from the heap and stays there.
  void* volatile mapped = std::malloc(kHeap);
  std::free(mapped);
  void* volatile heap = std::malloc(kHeap - kPage);
  if (heap == nullptr) return;
  const auto begin = reinterpret_cast<uintptr_t>(heap), first = (begin + kPage - 1) / kPage * kPage;
  const size_t pages = (begin + kHeap - kPage - first) / kPage;
  madvise(reinterpret_cast<void*>(first), pages * kPage, MADV_HUGEPAGE);
  std::free(heap);
  // What lies before the first large page is never touched.
  [[maybe_unused]] static void* volatile gap;
  if (first > begin + 64) gap = std::malloc(first - begin - 64);
}

}  // namespace mtlint::cli
