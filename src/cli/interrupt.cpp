#include "cli/interrupt.h"

#include <csignal>
#include <initializer_list>

namespace mtlint::cli {

namespace {

volatile std::sig_atomic_t seen = 0;

extern "C" void note_interrupt(int) { seen = 1; }

}  // namespace

void heed_interrupts() {
  struct sigaction action {};
  action.sa_handler = note_interrupt;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigemptyset(&action.sa_mask);
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) sigaction(number, &action, nullptr);
}

bool interrupted() { return seen != 0; }

}  // namespace mtlint::cli
