// work_in_order: items are read one after the other, worked on by several threads, and taken in the order in which they
// were read. The calling thread reads and takes; no more is read than fits into the window.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace mtlint {

struct Window {
  unsigned jobs = 1;
  size_t most_items = 0;                       // at a time; 0: 64 a job
  uint64_t most_weight = uint64_t{8} << 20;    // the same in weight; one item at least
};

template <typename Item, typename Outcome>
struct OrderedSteps {
  std::function<std::optional<Item>()> next;   // nothing: the end
  std::function<uint64_t(const Item&)> weight;
  std::function<Outcome(const Item&)> work;    // called by several threads at a time
  std::function<void(Item&&, Outcome&&)> take;
};

template <typename Item, typename Outcome>
class OrderedWork {
 public:
  OrderedWork(const Window& window, const OrderedSteps<Item, Outcome>& steps) : window_(window), steps_(steps) {
    if (window_.most_items == 0) window_.most_items = window_.jobs * size_t{64};
  }

  void run() {
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < window_.jobs; ++i) threads.emplace_back([this] { work_until_closed(); });
    for (bool at_end = false;;) {
      take_finished();
      if (!at_end && has_room()) {
        at_end = !read();
      } else if (slots_.empty()) {
        break;
      } else {
        help_or_wait();
      }
    }
    std::lock_guard lock(mutex_);
    closed_ = true;
    waiting_.notify_all();
  }

 private:
  struct Slot {
    Item item;
    std::optional<Outcome> outcome;
    uint64_t weight = 0;
    bool done = false;  // guarded by the mutex
  };

  bool has_room() const {
    return slots_.empty() || (weight_ < window_.most_weight && slots_.size() < window_.most_items);
  }

  bool read() {
    std::optional<Item> item = steps_.next();
    if (!item) return false;
    auto slot = std::make_unique<Slot>();
    slot->weight = steps_.weight(*item);
    slot->item = std::move(*item);
    weight_ += slot->weight;
    {
      std::lock_guard lock(mutex_);
      open_.push_back(slot.get());
    }
    slots_.push_back(std::move(slot));
    waiting_.notify_one();
    return true;
  }

  void take_finished() {
    while (!slots_.empty()) {
      {
        std::lock_guard lock(mutex_);
        if (!slots_.front()->done) return;
      }
      std::unique_ptr<Slot> slot = std::move(slots_.front());
      slots_.pop_front();
      weight_ -= slot->weight;
      steps_.take(std::move(slot->item), std::move(*slot->outcome));
    }
  }

  void help_or_wait() {
    std::unique_lock lock(mutex_);
    if (open_.empty()) {
      finished_.wait(lock, [this] { return slots_.front()->done; });
      return;
    }
    Slot* slot = open_.front();
    open_.pop_front();
    work_on(*slot, lock);
  }

  void work_until_closed() {
    std::unique_lock lock(mutex_);
    for (;;) {
      waiting_.wait(lock, [this] { return closed_ || !open_.empty(); });
      if (closed_) return;
      Slot* slot = open_.front();
      open_.pop_front();
      work_on(*slot, lock);
    }
  }

  // With the mutex held before and after, and free in between.
  void work_on(Slot& slot, std::unique_lock<std::mutex>& lock) {
    lock.unlock();
    slot.outcome.emplace(steps_.work(slot.item));
    lock.lock();
    slot.done = true;
    finished_.notify_one();
  }

  Window window_;
  const OrderedSteps<Item, Outcome>& steps_;
  std::deque<std::unique_ptr<Slot>> slots_;  // in order; of the calling thread
  uint64_t weight_ = 0;
  std::mutex mutex_;
  std::condition_variable waiting_, finished_;
  std::deque<Slot*> open_;                   // nobody works on them yet
  bool closed_ = false;
};

template <typename Item, typename Outcome>
void work_in_order(const Window& window, const OrderedSteps<Item, Outcome>& steps) {
  OrderedWork<Item, Outcome>(window, steps).run();
}

}  // namespace mtlint
