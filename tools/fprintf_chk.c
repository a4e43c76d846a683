/* LLVM's unwinder, as Debian compiles it, reports what can't happen by a function that glibc has and musl has not. */
#include <stdarg.h>
#include <stdio.h>

int __fprintf_chk(FILE *file, int flag, const char *format, ...) {
    va_list rest;
    va_start(rest, format);
    int length = vfprintf(file, format, rest);
    va_end(rest);
    return length;
}
