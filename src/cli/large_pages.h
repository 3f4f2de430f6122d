// Memory in large pages. What the program needs whatever it is asked, rules and words, fills thousands of small pages, and the
// first touch of each costs as much as the work that is done there.
#pragma once

namespace mtlint::cli {

// Makes the next megabytes that the heap hands out lie in large pages, where the system has any. To be called before all else.
void lay_heap_in_large_pages();

}  // namespace mtlint::cli
