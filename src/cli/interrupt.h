// Ctrl-C and its like: the first asks the run to come to its end with what is done, the second ends the program.
#pragma once

namespace mtlint::cli {

void heed_interrupts();
bool interrupted();

}  // namespace mtlint::cli
