#include "engine/ordered_work.h"

#include <gtest/gtest.h>

#include <atomic>
#include <string>

namespace mtlint {
namespace {

struct Trace {
  std::string taken;
  uint64_t most_in_flight = 0;
};

Trace trace(unsigned jobs, int count, uint64_t most_weight, uint64_t weight) {
  Trace trace;
  int next = 0;
  uint64_t in_flight = 0;
  OrderedSteps<int, std::string> steps;
  steps.next = [&]() -> std::optional<int> {
    if (next == count) return std::nullopt;
    in_flight += weight;
    trace.most_in_flight = std::max(trace.most_in_flight, in_flight);
    return next++;
  };
  steps.weight = [&](const int&) { return weight; };
  steps.work = [](const int& item) {
    if (item % 7 == 0) std::this_thread::yield();
    return std::to_string(item * item);
  };
  steps.take = [&](int&& item, std::string&& square) {
    in_flight -= weight;
    trace.taken += std::to_string(item) + ":" + square + " ";
  };
  work_in_order<int, std::string>({jobs, 0, most_weight}, steps);
  return trace;
}

TEST(OrderedWork, TheOrderIsThatOfReadingAtAnyNumberOfThreads) {
  const std::string one = trace(1, 500, 1000, 1).taken;
  EXPECT_TRUE(one.starts_with("0:0 1:1 2:4 "));
  for (unsigned jobs : {2u, 3u, 8u, 64u}) EXPECT_EQ(trace(jobs, 500, 1000, 1).taken, one) << jobs;
  EXPECT_EQ(trace(8, 0, 1000, 1).taken, "");
}

TEST(OrderedWork, NoMoreIsReadThanFits) {
  EXPECT_LE(trace(8, 200, 100, 30).most_in_flight, 130u);
  EXPECT_LE(trace(8, 50, 100, 1000).most_in_flight, 1000u);
  EXPECT_LE(trace(2, 1000, 1u << 30, 1).most_in_flight, 128u);
}

}  // namespace
}  // namespace mtlint
