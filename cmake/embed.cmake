# The rules, names and languages of rules/ as one blob inside the program: the library mtlint_knowledge.
# A build-time program reads and checks them all; anything wrong with one stops the build, with every error told.
add_executable(embed_knowledge cmake/embed_knowledge.cpp)
target_link_libraries(embed_knowledge PRIVATE mtlint_core)

file(GLOB_RECURSE RULE_FILES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/rules/*.yaml ${CMAKE_SOURCE_DIR}/rules/*.yml)
set(KNOWLEDGE_BLOB ${CMAKE_BINARY_DIR}/generated/knowledge.bin)
add_custom_command(OUTPUT ${KNOWLEDGE_BLOB}
  COMMAND embed_knowledge ${CMAKE_SOURCE_DIR}/rules ${KNOWLEDGE_BLOB}
  DEPENDS embed_knowledge ${RULE_FILES}
  COMMENT "Checking and packing the rules" VERBATIM)

configure_file(cmake/knowledge.S.in ${CMAKE_BINARY_DIR}/generated/knowledge.S @ONLY)
set_source_files_properties(${CMAKE_BINARY_DIR}/generated/knowledge.S PROPERTIES OBJECT_DEPENDS ${KNOWLEDGE_BLOB})
add_library(mtlint_knowledge STATIC ${CMAKE_BINARY_DIR}/generated/knowledge.S)
set_target_properties(mtlint_knowledge PROPERTIES LINKER_LANGUAGE CXX POSITION_INDEPENDENT_CODE ON)
