# For an ARM64 Linux, on another machine: Debian's crossbuild compiler, and qemu-aarch64 for the tests.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(CMAKE_C_COMPILER aarch64-linux-gnu-gcc)
set(CMAKE_CXX_COMPILER aarch64-linux-gnu-g++)
set(CMAKE_CROSSCOMPILING_EMULATOR qemu-aarch64 -L /usr/aarch64-linux-gnu)
set(GEN_PUBLISH_ARGUMENTS -p:CppCompilerAndLinker=clang -p:LinkerFlavor=lld CACHE STRING "What links for another machine")
