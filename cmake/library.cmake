# libmtlint: the library for other programs, its symbols those of include/mtlint and no others.
file(GLOB API_SOURCES CONFIGURE_DEPENDS src/api/*.cpp)
list(FILTER API_SOURCES EXCLUDE REGEX "_test\\.cpp$")
file(RELATIVE_PATH DATA_FROM_LIBRARY ${CMAKE_INSTALL_FULL_LIBDIR} ${CMAKE_INSTALL_FULL_DATADIR}/mtlint)
add_library(mtlint_api OBJECT ${API_SOURCES})
target_compile_definitions(mtlint_api PRIVATE MTLINT_VERSION="${PROJECT_VERSION}" MTLINT_DATA_FROM_LIBRARY="${DATA_FROM_LIBRARY}")
target_include_directories(mtlint_api PUBLIC include)
target_link_libraries(mtlint_api PRIVATE mtlint_core)

add_library(libmtlint SHARED $<TARGET_OBJECTS:mtlint_api>)
set_target_properties(libmtlint PROPERTIES OUTPUT_NAME mtlint EXPORT_NAME mtlint LINKER_LANGUAGE CXX
  VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR})
target_include_directories(libmtlint INTERFACE $<BUILD_INTERFACE:${CMAKE_SOURCE_DIR}/include>
  $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_compile_features(libmtlint INTERFACE cxx_std_20)
target_link_libraries(libmtlint PRIVATE mtlint_core mtlint_knowledge ${CMAKE_DL_LIBS})
if(UNIX AND NOT APPLE)
  target_link_options(libmtlint PRIVATE LINKER:--version-script=${CMAKE_SOURCE_DIR}/cmake/libmtlint.map)
  set_target_properties(libmtlint PROPERTIES LINK_DEPENDS ${CMAKE_SOURCE_DIR}/cmake/libmtlint.map)
endif()
add_library(mtlint::mtlint ALIAS libmtlint)
