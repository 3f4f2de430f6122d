#include <iostream>
#include <cstdio>
// std::cout << "in a comment"; exit(1)
void loud() {
  const char* text = "printf(\"in a string\")";
  std::cout << text;
  printf("%s", text);
  std::snprintf(buffer, 10, "%d", 1);
  std::fprintf(stderr, "%s", text);
  if (!text) exit(2);
  std::abort();
  process.exit(1);
  const char* home = std::getenv("HOME");
  std::locale::global(std::locale(""));
  auto now = std::chrono::steady_clock::now();
  auto then = time(nullptr);
  std::random_device device;
}
