#include "text/words.h"

#include <re2/re2.h>
#include <unicode/uchar.h>

#include "model/finding.h"
#include "words_inside.h"
