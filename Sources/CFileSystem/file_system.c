#define _GNU_SOURCE
#include "CFileSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>

#if defined(__linux__)
#include <sys/syscall.h>
#include <unistd.h>

#ifndef RENAME_EXCHANGE
#define RENAME_EXCHANGE (1 << 1) /* renameat2(2), since Linux 3.15 */
#endif

int exchange_entries(int folder, const char *first, const char *second) {
  long result = syscall(SYS_renameat2, folder, first, folder, second, RENAME_EXCHANGE);
  return result == 0 ? 0 : errno;
}

#elif defined(__APPLE__)

int exchange_entries(int folder, const char *first, const char *second) {
  return renameatx_np(folder, first, folder, second, RENAME_SWAP) == 0 ? 0 : errno;
}

#else

int exchange_entries(int folder, const char *first, const char *second) {
  (void)folder;
  (void)first;
  (void)second;
  return ENOSYS;
}

#endif

#if defined(O_PATH)
const int open_for_search = O_PATH;
#elif defined(O_SEARCH)
const int open_for_search = O_SEARCH;
#else
const int open_for_search = 0;
#endif

#if defined(O_TMPFILE)
const int open_without_name = O_TMPFILE;
#else
const int open_without_name = 0;
#endif
