/* Counting edits, reading words and sorting keys: what the steps of a search have in common. */
#include <string.h>

#include "kernel.h"

int64_t edits_allowed(int64_t length) { return length < 3 ? 0 : length < 6 ? 1 : length < 12 ? 2 : 3; }

/* Read a word's code points, `most` at most. The bytes are UTF-8; bytes that are none cannot lead outside. */
int64_t read_word(const Segment *segment, int64_t number, uint32_t *letters, int64_t most) {
    const uint8_t *at = segment->word_letters + segment->word_ends[number];
    const uint8_t *end = segment->word_letters + segment->word_ends[number + 1];
    int64_t count = 0;
    while (at < end && count < most) {
        uint32_t letter = *at++;
        int more = letter < 0xC0 ? 0 : letter < 0xE0 ? 1 : letter < 0xF0 ? 2 : 3;
        if (more) letter &= 0x3Fu >> more;
        while (more-- > 0 && at < end) letter = letter << 6 | (*at++ & 0x3Fu);
        letters[count++] = letter;
    }
    return count;
}

void make_pattern(Pattern *pattern, const uint32_t *letters, int64_t length) {
    pattern->letters = letters;
    pattern->length = length;
    pattern->others = 0;
    if (length > LONGEST) return;
    memset(pattern->near_masks, 0, sizeof pattern->near_masks);
    for (int64_t at = 0; at < length; at++) {
        uint64_t bit = (uint64_t)1 << at;
        if (letters[at] < 256) {
            pattern->near_masks[letters[at]] |= bit;
            continue;
        }
        int64_t place = 0;
        while (place < pattern->others && pattern->other_letters[place] != letters[at]) place++;
        if (place == pattern->others) {
            pattern->other_letters[place] = letters[at];
            pattern->other_masks[place] = 0;
            pattern->others++;
        }
        pattern->other_masks[place] |= bit;
    }
}

static uint64_t mask_of(const Pattern *pattern, uint32_t letter) {
    if (letter < 256) return pattern->near_masks[letter];
    for (int64_t place = 0; place < pattern->others; place++)
        if (pattern->other_letters[place] == letter) return pattern->other_masks[place];
    return 0;
}

/* The same with three rows of a table, for patterns of more than 64 letters. */
static int64_t fewest_edits_slowly(const Pattern *pattern, const uint32_t *text, int64_t length, int64_t from) {
    static int32_t rows[3][LONGEST_WORD + 1];
    int64_t size = pattern->length;
    int32_t *before = rows[0], *last = rows[1], *row = rows[2];
    for (int64_t at = 0; at <= size; at++) row[at] = (int32_t)at;
    int64_t fewest = from <= 0 ? size : INT64_MAX;
    for (int64_t end = 1; end <= length; end++) {
        int32_t *oldest = before;
        before = last;
        last = row;
        row = oldest;
        row[0] = (int32_t)end;
        for (int64_t at = 1; at <= size; at++) {
            uint32_t letter = pattern->letters[at - 1];
            int32_t best = last[at - 1] + (letter != text[end - 1]);
            if (last[at] + 1 < best) best = last[at] + 1;
            if (row[at - 1] + 1 < best) best = row[at - 1] + 1;
            if (at > 1 && end > 1 && letter == text[end - 2] && pattern->letters[at - 2] == text[end - 1] &&
                before[at - 2] + 1 < best)
                best = before[at - 2] + 1;
            row[at] = best;
        }
        if (end >= from && row[size] < fewest) fewest = row[size];
    }
    return fewest;
}

/* Count the edits (optimal string alignment) from the pattern to the first n letters of the text, for each n
 * of at least `from`, and return the fewest; stop when there will be more than `most` to the whole text. Hyyro 2003, "A bit-vector algorithm for computing Levenshtein and
 * Damerau edit distances". */
static int64_t count_edits(const Pattern *pattern, const uint32_t *text, int64_t length, int64_t from, int64_t most) {
    int64_t size = pattern->length;
    if (size > LONGEST) return fewest_edits_slowly(pattern, text, length, from);
    if (size == 0) return from > 0 ? from : 0;
    uint64_t top = (uint64_t)1 << (size - 1);
    uint64_t more = ~(uint64_t)0, less = 0, same = 0, before = 0;
    int64_t edits = size;
    int64_t fewest = from <= 0 ? edits : INT64_MAX;
    for (int64_t end = 1; end <= length; end++) {
        uint64_t mask = mask_of(pattern, text[end - 1]);
        uint64_t swapped = ((~same & mask) << 1) & before;
        same = (((mask & more) + more) ^ more) | mask | less | swapped;
        uint64_t up = less | ~(same | more);
        uint64_t down = same & more;
        edits += (up & top) != 0;
        edits -= (down & top) != 0;
        up = up << 1 | 1;
        down <<= 1;
        more = down | ~(same | up);
        less = up & same;
        before = mask;
        if (edits - (length - end) > most) return most + 1;
        if (end >= from && edits < fewest) fewest = edits;
    }
    return fewest;
}

int64_t fewest_edits(const Pattern *pattern, const uint32_t *text, int64_t length, int64_t from) {
    return count_edits(pattern, text, length, from, INT64_MAX - 1);
}

/* Count the edits to the whole text; where they are more than `most`, any number above it will do. */
int64_t edits_to(const Pattern *pattern, const uint32_t *text, int64_t length, int64_t most) {
    return count_edits(pattern, text, length, length, most);
}

/* Sort ascending. Bytes that are the same in all keys are passed over. */
void sort_keys(uint64_t *keys, uint64_t *spare, int64_t count) {
    if (count < 48) {
        for (int64_t at = 1; at < count; at++) {
            uint64_t key = keys[at];
            int64_t place = at;
            while (place > 0 && keys[place - 1] > key) {
                keys[place] = keys[place - 1];
                place--;
            }
            keys[place] = key;
        }
        return;
    }
    uint32_t counts[8][256];
    memset(counts, 0, sizeof counts);
    for (int64_t at = 0; at < count; at++)
        for (int byte = 0; byte < 8; byte++) counts[byte][keys[at] >> (8 * byte) & 255]++;
    uint64_t *from = keys, *to = spare;
    for (int byte = 0; byte < 8; byte++) {
        if (counts[byte][from[0] >> (8 * byte) & 255] == (uint64_t)count) continue;
        uint32_t place = 0;
        for (int digit = 0; digit < 256; digit++) {
            uint32_t here = counts[byte][digit];
            counts[byte][digit] = place;
            place += here;
        }
        for (int64_t at = 0; at < count; at++) to[counts[byte][from[at] >> (8 * byte) & 255]++] = from[at];
        uint64_t *other = from;
        from = to;
        to = other;
    }
    if (from != keys) memcpy(keys, from, (size_t)count * sizeof *keys);
}
