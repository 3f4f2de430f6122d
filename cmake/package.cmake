# Debian packages: cmake --preset deb, cmake --build --preset deb, cpack --preset deb.
set(CPACK_PACKAGE_NAME mtlint)
set(CPACK_PACKAGE_VENDOR mtlint)
# Nobody maintains packages in public: who builds them says who they are.
set(CPACK_PACKAGE_CONTACT "Whoever built this package <root@localhost>" CACHE STRING "Maintainer of the packages: NAME <ADDRESS>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "finder and mender of what machine translation leaves in a text")
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_CHECKSUM SHA256)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_ALL program library development)
set(CPACK_COMPONENTS_GROUPING IGNORE)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(LIBRARY_PACKAGE libmtlint${PROJECT_VERSION_MAJOR})

# debian_package(<component> <name> <section> <text>)
macro(debian_package component name section text)
  string(TOUPPER ${component} upper)
  set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${name})
  set(CPACK_DEBIAN_${upper}_PACKAGE_SECTION ${section})
  set(CPACK_DEBIAN_${upper}_DESCRIPTION "${text}")
  if(MTLINT_DEBIAN)
    install(FILES cmake/debian/copyright ${CMAKE_BINARY_DIR}/generated/changelog.Debian.gz
      DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${name} COMPONENT ${component})
  endif()
endmacro()
set(WHAT "It marks what machine translation has left wrong in a text: names in the
source language, punctuation, broken encoding, doubled text, dates and
numbers written the source's way. It says why and proposes what should
stand there.")
debian_package(program mtlint text "${WHAT}")
debian_package(library ${LIBRARY_PACKAGE} libs "${WHAT}
.
This is the library.")
debian_package(development libmtlint-dev libdevel "${WHAT}
.
These are the headers of the library.")
set(VERSION_OF_DEBIAN ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})
set(CPACK_DEBIAN_LIBRARY_PACKAGE_RECOMMENDS "mtlint (= ${VERSION_OF_DEBIAN})")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "${LIBRARY_PACKAGE} (= ${VERSION_OF_DEBIAN})")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA ${CMAKE_SOURCE_DIR}/cmake/debian/triggers)

if(MTLINT_DEBIAN)
  set(MAINTAINER ${CPACK_PACKAGE_CONTACT})
  string(TIMESTAMP DATE "%a, %d %b %Y %H:%M:%S +0000" UTC)
  set(CHANGELOG ${CMAKE_BINARY_DIR}/generated/changelog.Debian)
  configure_file(cmake/debian/changelog.in ${CHANGELOG} @ONLY)
  add_custom_command(OUTPUT ${CHANGELOG}.gz COMMAND gzip --best --no-name --force --keep ${CHANGELOG} DEPENDS ${CHANGELOG} VERBATIM)
  add_custom_target(mtlint_debian ALL DEPENDS ${CHANGELOG}.gz)
endif()
include(CPack)
