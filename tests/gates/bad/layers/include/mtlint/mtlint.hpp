#include <mtlint/export.h>
#include <string>
#include "model/rule.h"
#include <unicode/utf.h>
