# What `cmake --install` lays down. Nothing of it knows where it lies: the program and the library look for their data from
# where they are themselves. Components: program, library, development.
option(MTLINT_DEBIAN "Lay things down as Debian has them" OFF)
set(DOC_FOLDER ${CMAKE_INSTALL_DATADIR}/doc/mtlint)

# --- the program, what shells and man know of it, and what it knows of words
install(TARGETS mtlint RUNTIME COMPONENT program)
install(FILES ${LEXICON} schema/mtlint.schema.json DESTINATION ${CMAKE_INSTALL_DATADIR}/mtlint COMPONENT program)
install(DIRECTORY rules/loans DESTINATION ${CMAKE_INSTALL_DATADIR}/mtlint COMPONENT program)
install(FILES README.md docs/licences.md DESTINATION ${DOC_FOLDER} COMPONENT program)
if(MTLINT_DEBIAN)
  set(ZSH_FOLDER ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
  set(MAN_PAGE mtlint.1.gz)
else()
  set(ZSH_FOLDER ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
  set(MAN_PAGE mtlint.1)
  install(FILES LICENSE CHANGELOG.md DESTINATION ${DOC_FOLDER} COMPONENT program)
endif()

# The notices of what is part of the program and of its lexicon, as their packages have them, each text once.
file(GLOB notices ${MTLINT_LISTS}/../python/lib/*/site-packages/*.dist-info/LICENSE*
  ${MTLINT_LISTS}/../python/lib/*/site-packages/*.dist-info/licenses/LICENSE*)
list(FILTER notices EXCLUDE REGEX "/(pip|setuptools|wheel)-")
foreach(package IN ITEMS libcli11-dev libjs-chart.js nlohmann-json3-dev libutfcpp-dev libxxhash-dev wordnet-base
    tesseract-ocr-eng wamerican wamerican-small wamerican-large wamerican-huge wbritish wbritish-small wbritish-large wbritish-huge)
  list(APPEND notices /usr/share/doc/${package}/copyright)
endforeach()
set(told "")
foreach(notice IN LISTS notices)
  if(NOT EXISTS ${notice})
    continue()
  endif()
  file(SHA256 ${notice} hash)
  if(NOT hash IN_LIST told)
    list(APPEND told ${hash})
    string(REGEX REPLACE "(\\.dist-info/.*|/copyright)$" "" package ${notice})
    get_filename_component(package ${package} NAME)
    install(FILES ${notice} DESTINATION ${DOC_FOLDER}/notices RENAME ${package} COMPONENT program)
  endif()
endforeach()

set(SHELL_FOLDER ${CMAKE_BINARY_DIR}/generated/shell)
set(SHELL_FILES "")
# made_by_mtlint(<file> <argument>...): a file that the program itself prints.
function(made_by_mtlint file)
  add_custom_command(OUTPUT ${SHELL_FOLDER}/${file}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${SHELL_FOLDER}
    COMMAND mtlint ${ARGN} > ${SHELL_FOLDER}/${file}
    DEPENDS mtlint VERBATIM)
  list(APPEND SHELL_FILES ${SHELL_FOLDER}/${file})
  set(SHELL_FILES ${SHELL_FILES} PARENT_SCOPE)
endfunction()
made_by_mtlint(mtlint.1 man)
made_by_mtlint(mtlint completion bash)
made_by_mtlint(_mtlint completion zsh)
made_by_mtlint(mtlint.fish completion fish)
add_custom_command(OUTPUT ${SHELL_FOLDER}/mtlint.1.gz
  COMMAND gzip --best --no-name --force --keep ${SHELL_FOLDER}/mtlint.1 DEPENDS ${SHELL_FOLDER}/mtlint.1 VERBATIM)
if(MTLINT_DEBIAN)
  list(APPEND SHELL_FILES ${SHELL_FOLDER}/mtlint.1.gz)
endif()
add_custom_target(mtlint_shell ALL DEPENDS ${SHELL_FILES})
install(FILES ${SHELL_FOLDER}/${MAN_PAGE} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
install(FILES ${SHELL_FOLDER}/mtlint DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT program)
install(FILES ${SHELL_FOLDER}/_mtlint DESTINATION ${ZSH_FOLDER} COMPONENT program)
install(FILES ${SHELL_FOLDER}/mtlint.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT program)

# --- the library
install(TARGETS libmtlint EXPORT mtlint
  LIBRARY COMPONENT library NAMELINK_COMPONENT development)
install(DIRECTORY include/mtlint DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)

include(CMakePackageConfigHelpers)
set(PACKAGE_FOLDER ${CMAKE_INSTALL_LIBDIR}/cmake/mtlint)
install(EXPORT mtlint NAMESPACE mtlint:: FILE mtlint-config.cmake DESTINATION ${PACKAGE_FOLDER} COMPONENT development)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/generated/mtlint-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/generated/mtlint-config-version.cmake DESTINATION ${PACKAGE_FOLDER} COMPONENT development)

# From place to place, as the folders may be given as absolute paths.
file(RELATIVE_PATH PREFIX_FROM_PKGCONFIG ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
file(RELATIVE_PATH LIBRARIES_FROM_PREFIX ${CMAKE_INSTALL_PREFIX} ${CMAKE_INSTALL_FULL_LIBDIR})
file(RELATIVE_PATH HEADERS_FROM_PREFIX ${CMAKE_INSTALL_PREFIX} ${CMAKE_INSTALL_FULL_INCLUDEDIR})
configure_file(cmake/mtlint.pc.in ${CMAKE_BINARY_DIR}/generated/mtlint.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/generated/mtlint.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)
