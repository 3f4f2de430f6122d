#include <unicode/ubrk.h>
#include <utf8.h>
#include <string>

#include "base/span.h"
#include "packs/packs.h"
#include "engine/linter.h"
