#ifndef CEXCHANGE_H
#define CEXCHANGE_H

/// Puts each of two folders in the other's place, in one step: nobody ever finds neither, or one
/// twice. Both must be on one file system that can do this.
///
/// Swift cannot name the calls that do it: glibc hides `renameat2` behind `_GNU_SOURCE`.
///
/// Returns 0, or the `errno` of what kept it from being done; then nothing has changed.
int exchange_folders(const char *first, const char *second);

#endif
