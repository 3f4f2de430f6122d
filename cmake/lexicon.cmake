# The lexicon, made of the word lists of installed packages: mtlint.lex beside the program. What is not installed is told
# and left out. MTLINT_LISTS is a folder of further lists, as scripts/export_lists.py writes them; rules/loans has our own.
add_executable(build_lexicon cmake/build_lexicon.cpp)
target_link_libraries(build_lexicon PRIVATE mtlint_text)

set(cache_folder $ENV{XDG_CACHE_HOME})
if(NOT cache_folder)
  set(cache_folder $ENV{HOME}/.cache)
endif()
set(MTLINT_LISTS ${cache_folder}/mtlint/lists CACHE PATH "Word lists for the lexicon, made by scripts/export_lists.py")

set(LOANS ${CMAKE_SOURCE_DIR}/rules/loans)
file(CREATE_LINK ${LOANS} ${CMAKE_BINARY_DIR}/loans SYMBOLIC)
file(GLOB lexicon_inputs CONFIGURE_DEPENDS ${LOANS}/*.list ${MTLINT_LISTS}/*.list /usr/share/tesseract-ocr/*/tessdata/*.traineddata
  /usr/share/dict/*-english* /usr/share/wordnet/index.*)
set(LEXICON ${CMAKE_BINARY_DIR}/mtlint.lex)
add_custom_command(OUTPUT ${LEXICON}
  COMMAND build_lexicon ${LEXICON} ${LOANS} ${MTLINT_LISTS}
  DEPENDS build_lexicon ${lexicon_inputs}
  COMMENT "Building the lexicon" VERBATIM)
add_custom_target(mtlint_lexicon ALL DEPENDS ${LEXICON})
