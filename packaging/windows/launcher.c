/* ita_desk.exe (the window) and ita-desk.exe (commands, compiled with -DCONSOLE): the program's own face
   for Python, with its name and icon. "ita_desk.exe -P ..." is Python itself, which is how the program
   starts its page worker; every other word goes to the program: "ita-desk export 1 --to x.pdf".
   Where Python looks for its parts stands in python311._pth; nothing else of the computer is asked. */
#include <windows.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST_PATH 32768

static int complain(const wchar_t *thai) {
    wchar_t sentence[512];
    swprintf(sentence, 512, L"%ls\n\nita_desk is not whole. Please install it again.", thai);
    MessageBoxW(NULL, sentence, L"ita_desk", MB_ICONERROR);
    return 120;
}

static int run(int count, wchar_t **words) {
    static wchar_t path[LONGEST_PATH];
    DWORD length = GetModuleFileNameW(NULL, path, LONGEST_PATH - 32);
    wchar_t **python = malloc((count + 5) * sizeof *python);
    wchar_t *name = wcsrchr(path, L'\\');
    HMODULE dll = NULL;
    int (*py_main)(int, wchar_t **) = NULL;
    int given = 0;

    SetDllDirectoryW(L""); /* no DLL of the current folder */
    if (length && name && python) {
        wcscpy(name + 1, L"python311.dll");
        dll = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    }
    if (dll) py_main = (int (*)(int, wchar_t **))(void *)GetProcAddress(dll, "Py_Main");
    if (!py_main)
        return complain(L"โปรแกรม ita_desk ไม่ครบ โปรดติดตั้งใหม่อีกครั้ง ข้อมูลที่บันทึกไว้ยังอยู่");

    python[given++] = words[0];
    if (count < 2 || wcscmp(words[1], L"-P")) {
        python[given++] = L"-P";
        python[given++] = L"-m";
        python[given++] = L"ita_desk";
    }
    for (int i = 1; i < count; i++) python[given++] = words[i];
    python[given] = NULL;
    return py_main(given, python);
}

#ifdef CONSOLE
int wmain(int count, wchar_t **words) { return run(count, words); }
#else
int WINAPI wWinMain(HINSTANCE i, HINSTANCE p, LPWSTR l, int s) { return run(__argc, __wargv); }
#endif
