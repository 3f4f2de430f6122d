#include "engine/linter.h"
