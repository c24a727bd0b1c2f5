#ifndef CSHA256_H
#define CSHA256_H

#include <stddef.h>
#include <stdint.h>

/// The hash computation of SHA-256 (FIPS 180-4, section 6.2.2) over whole blocks of 64 bytes, with the
/// processor's own instructions for it where it has them.
///
/// - state: the eight words of the intermediate hash value, which the blocks change.
/// - blocks: 64 bytes times `count`.
void csha256_compress(uint32_t state[8], const uint8_t *blocks, size_t count);

/// The same without those instructions, so that a test can compare the two.
void csha256_compress_portably(uint32_t state[8], const uint8_t *blocks, size_t count);

#endif
