#ifndef CFILESYSTEM_H
#define CFILESYSTEM_H

/// Wraps renameat2 (Linux) and renameatx_np (macOS), which Swift does not import: puts each of two
/// entries of one folder in the other's place, in one step, so that nobody ever finds neither, or one
/// twice. A symbolic link is exchanged itself.
///
/// - `folder`: the descriptor of the open folder that both lie in.
///
/// Returns 0, or the `errno` of what kept it from being done; then nothing has changed.
int exchange_entries(int folder, const char *first, const char *second);

/// The flag of open(2) for a folder that is only a place to start paths from, so that leave to search
/// it is enough: O_PATH on Linux, O_SEARCH on macOS; 0 where there is neither.
extern const int open_for_search;

/// The flag of open(2) for a file without a name, O_TMPFILE; 0 where there is none (macOS).
extern const int open_without_name;

#endif
