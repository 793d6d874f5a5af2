#!/usr/bin/env bash
# Makes a Windows CPython 3.11 from the package registry alone, for a Linux machine without Windows:
#     tools/windows/make_python.sh FOLDER
# FOLDER/python is that Python, bare: what packaging/windows/build.py takes where CI takes the one
# of setup-python. FOLDER/wine holds stubs of what Wine 8 lacks, kept apart: see wine_stubs/README.md.
# Needs Debian's unzip, binutils and gcc-mingw-w64-x86-64, and python3.11 for its standard library.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
mkdir -p "$1"
folder=$(realpath "$1")
python=$folder/python
[[ ! -e $python/python.exe ]] || exit 0
compile() { x86_64-w64-mingw32-gcc -O2 -s "$@"; }

# panda3d's wheels for Windows carry CPython's own DLLs and extension modules.
python3.11 -m pip download -qq --no-deps --platform win_amd64 --python-version 3.11 \
    --only-binary=:all: -d "$folder/download" panda3d==1.10.16
rm -rf "$python"
mkdir -p "$python/DLLs"
unzip -qojd "$python/DLLs" "$folder"/download/panda3d-*.whl 'deploy_libs/*'
rm -r "$folder/download" "$python"/DLLs/{api-ms-win-*,tcl86t,tk86t,_tkinter}*
mv "$python"/DLLs/{python311,VCRUNTIME140}.dll "$python"
cp -r "$(python3.11 -c 'import os; print(os.path.dirname(os.__file__))')" "$python/Lib"
rm -rf "$python"/Lib/{site-packages,lib-dynload,test,idlelib,tkinter,turtledemo,config-*}
find "$python/Lib" -name __pycache__ -prune -exec rm -rf {} +

# python3.dll, the stable interface, only forwards.
{
    echo EXPORTS
    x86_64-w64-mingw32-objdump -p "$python/python311.dll" | awk '
        /\[Ordinal\/Name Pointer\] Table/ {on = 1; next}
        on && $NF ~ /^_?Py/ {print $NF "=python311." $NF}'
} > "$folder/python3.def"
compile -shared -nostdlib -Wl,--entry=0 -o "$python/python3.dll" "$folder/python3.def"
rm "$folder/python3.def"

mkdir -p "$folder/wine"
compile -shared -nostdlib -Wl,--entry=0 -o "$folder/wine/icuuc.dll" "$here/wine_stubs/icuuc.c"
compile -shared -o "$folder/wine/bcryptprimitives.dll" "$here/wine_stubs/bcryptprimitives.c" -ladvapi32

# Last: they say that the rest is whole.
compile -municode -mwindows -o "$python/pythonw.exe" "$here/python.c"
compile -municode -mconsole -o "$python/python.exe" "$here/python.c"
