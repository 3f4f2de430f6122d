// Name slips: forms that one letter keeps apart and that stand beside the same name: "Marquinho Saldanha" and "Marquinhos
// Saldanha", "Benjamin Netanyahu" and "Benjamin Netanyhau".
#pragma once

#include <span>
#include <vector>

#include "lexicon/variants.h"

namespace mtlint {

// Pairs of forms that stand on the same side of the same word and differ by one letter that is missing, another, or has
// changed places with the next, in ascending order; likeness kOneLetter. Near-linear in the neighbours of all forms: of
// those of one word only the first 16 are compared.
std::vector<Variant> name_slips(std::span<const NameForm> forms);

// How sure it is that such a pair is one name, 0 if it is probably two.
double sameness_of_slip(const NameForm& a, const NameForm& b);

}  // namespace mtlint
