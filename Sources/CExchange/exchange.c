#define _GNU_SOURCE
#include "CExchange.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>

#if defined(__linux__)
#include <sys/syscall.h>
#include <unistd.h>

#ifndef RENAME_EXCHANGE
#define RENAME_EXCHANGE (1 << 1) /* renameat2(2), since Linux 3.15 */
#endif

int exchange_folders(const char *first, const char *second) {
  long result = syscall(SYS_renameat2, AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE);
  return result == 0 ? 0 : errno;
}

#elif defined(__APPLE__)

int exchange_folders(const char *first, const char *second) {
  return renamex_np(first, second, RENAME_SWAP) == 0 ? 0 : errno;
}

#else

int exchange_folders(const char *first, const char *second) {
  (void)first;
  (void)second;
  return ENOSYS;
}

#endif
