/* python.exe and pythonw.exe: no wheel of the registry carries them. */
#include <windows.h>
#include <stdlib.h>

static int run(int count, wchar_t **words) {
    HMODULE dll = LoadLibraryW(L"python311.dll");
    return dll ? ((int (*)(int, wchar_t **))(void *)GetProcAddress(dll, "Py_Main"))(count, words) : 120;
}

int wmain(int count, wchar_t **words) { return run(count, words); }
int WINAPI wWinMain(HINSTANCE i, HINSTANCE p, LPWSTR l, int s) { return run(__argc, __wargv); }
