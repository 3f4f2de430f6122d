// Builds the lexicon while mtlint is built: build_lexicon <out file> [<folder of lists>...]. The same as
// `mtlint data build`, but it does not change whenever a rule does.
#include <cstdio>
#include <fstream>

#include "lexicon/lexicon_builder.h"

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: build_lexicon OUT [LISTS...]\n");
    return 2;
  }
  mtlint::LexiconSources sources;
  sources.lists.assign(argv + 2, argv + argc);
  const auto built = mtlint::build_lexicon(sources);
  if (!built.ok()) {
    for (const mtlint::Error& error : built.errors()) std::fprintf(stderr, "%s\n", error.to_string().c_str());
    return 1;
  }
  for (const std::string& note : built->notes) std::fprintf(stderr, "lexicon: %s\n", note.c_str());
  const std::string bytes = mtlint::encode_lexicon(built->data);
  std::ofstream out(argv[1], std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (out) return 0;
  std::fprintf(stderr, "%s: cannot be written\n", argv[1]);
  return 1;
}
