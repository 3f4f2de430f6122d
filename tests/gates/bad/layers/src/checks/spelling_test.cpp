#include <gtest/gtest.h>

#include "engine/linter.h"
