#include "cli/command_line.h"

#include "cli/choices.h"

namespace mtlint::cli {

void FailOptions::add_to(CLI::App& command) {
  fail_on_ = command.add_option("--fail-on", fail_on, "Lowest severity that makes the exit status 1")
                 ->check(one_of({"error", "warning", "info", "never"}))
                 ->capture_default_str()
                 ->type_name("SEVERITY");
  most_ = command.add_option("--max-findings", most, "So many findings of that severity or above are let pass")
              ->check(number_in(0, uint64_t{1} << 32))
              ->capture_default_str()
              ->type_name("N");
}

void FailOptions::count(Severity severity) {
  const std::optional<Severity> least = severity_from(fail_on);
  if (least && severity >= *least) ++counted_;
}

std::string_view version() { return MTLINT_VERSION; }

}  // namespace mtlint::cli
