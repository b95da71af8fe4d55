#ifndef LIAISON_CPHONENUMBER_H
#define LIAISON_CPHONENUMBER_H

#include <stddef.h>
#include <stdint.h>

// A C face over libphonenumber's PhoneNumberUtil. Every function is safe to call from any thread, never throws, keeps
// no pointer of the caller and hands out no memory of its own: text goes out through fixed buffers.
// Digits are ASCII. A region is two ASCII capitals (ISO 3166 alpha-2) with a closing zero.

#ifdef __cplusplus
extern "C" {
#endif

enum {
    CPHONE_NATIONAL_CAPACITY = 20,
    CPHONE_REGION_CAPACITY = 4,
    CPHONE_TRUNK_CAPACITY = 4,
    CPHONE_LONGEST_INPUT = 64,
    CPHONE_HIGHEST_CALLING_CODE = 999,
};

typedef enum cphone_source {
    CPHONE_NATIONAL_FORM = 0,
    CPHONE_PLUS_SIGN = 1,
    CPHONE_DIALLED_INTERNATIONALLY = 2,
    CPHONE_CODE_WITHOUT_PLUS = 3,
} cphone_source;

typedef struct cphone_number {
    int32_t calling_code;
    uint8_t national_count;
    char national[CPHONE_NATIONAL_CAPACITY];
    uint8_t source;
} cphone_number;

// How a region dials. Bit n of a mask says that a national number may have n digits (n from 1 to 17).
typedef struct cphone_plan {
    int32_t calling_code;
    char trunk[CPHONE_TRUNK_CAPACITY];
    uint32_t possible_lengths;
    uint32_t local_lengths;
    uint32_t mobile_lengths;
    uint8_t double_zero_is_international;
} cphone_plan;

// Reads digits with an optional leading plus. `region` may be NULL when there is a plus. 1 = read, 0 = not a number.
int cphone_parse(const char *text, size_t length, const char *region, cphone_number *out);

// 1 when libphonenumber knows the region, else 0 and `out` is untouched.
int cphone_region_plan(const char *region, cphone_plan *out);

// 1 when the tables list the number as assigned. They lag behind the countries: not a reason to refuse a number.
int cphone_is_valid(int32_t calling_code, const char *national, size_t count);

// The main region of a calling code ("US" for 1). 1 = known, 0 = not assigned or not tied to a region.
int cphone_main_region(int32_t calling_code, char out[CPHONE_REGION_CAPACITY]);

// Marks `assigned[code]` with 1 for every calling code in use, non-geographic ones included.
void cphone_calling_codes(uint8_t assigned[CPHONE_HIGHEST_CALLING_CODE + 1]);

// Calls `visit` once for every region known, in alphabetical order.
void cphone_each_region(void *context, void (*visit)(void *context, const char *region));

// Writes the grouped form, with a closing zero; international when `international` is not 0. Returns the bytes
// written without the zero, or 0 when the number cannot be formatted or the buffer is too small.
size_t cphone_format(
    int32_t calling_code, const char *national, size_t count, int international, char *buffer, size_t capacity);

#ifdef __cplusplus
}
#endif

#endif
