// Reads and checks all rules of a folder and writes them as one blob: embed_knowledge <rules folder> <out file>.
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "checks/check.h"
#include "packs/packs.h"
#include "packs/serialize.h"

namespace {

int tell(const mtlint::Errors& errors) {
  for (const mtlint::Error& error : errors) std::fprintf(stderr, "%s\n", error.to_string().c_str());
  std::fprintf(stderr, "%zu error(s) in the rules\n", errors.size());
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: embed_knowledge FOLDER OUT\n");
    return 2;
  }
  const auto files = mtlint::read_pack_folder(argv[1], "rules");
  if (!files.ok()) return tell(files.errors());
  const auto all = mtlint::all_checks();
  const std::vector<const mtlint::CheckSpec*> checks(all.begin(), all.end());
  auto loaded = mtlint::load_packs(*files, checks);
  if (!loaded.ok()) return tell(loaded.errors());
  const auto knowledge = mtlint::merge({}, std::move(*loaded));  // applies the overrides among the packs
  if (!knowledge.ok()) return tell(knowledge.errors());

  const std::string bytes = mtlint::encode(*knowledge);
  if (const auto decoded = mtlint::decode(bytes); !decoded.ok()) return tell(decoded.errors());
  std::ofstream out(argv[2], std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (out) return 0;
  std::fprintf(stderr, "%s: cannot be written\n", argv[2]);
  return 1;
}
