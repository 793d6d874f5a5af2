/* Stands in for Windows' bcryptprimitives.dll under Wine 8. See README.md. */
unsigned char SystemFunction036(void *data, unsigned long length);

__declspec(dllexport) int ProcessPrng(void *data, unsigned long long length) {
    return SystemFunction036(data, length);
}
