#include <cstdio>
int gone = std::remove("a");
