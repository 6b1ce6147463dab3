/* The two stages over rows: the likeliest rows, and a closer look at them; `NumpySteps` is the same in numpy. */
#include <string.h>

#include "kernel.h"

enum { AHEAD = 12, WORD_BITS = 5, LETTERS_WORDS = 512 };

static int64_t step_of(float alike) { return (int64_t)((double)alike * ONE + 0.5); }

static int64_t uses_of(const Segment *s, int32_t word) { return s->posting_starts[word + 1] - s->posting_starts[word]; }

/* Return the first of a word's meanings whose posting list is worth reading, `count` for none. */
static int64_t first_to_read(const Segment *s, const Meaning *meant, int64_t whole, int64_t found) {
    int64_t first = 0, size = 0, here = 0, read = 0;
    for (int64_t at = 0; at < meant->count; at++) size += uses_of(s, meant->numbers[at]);
    if (size <= s->wide_list) return 0;
    float likely = (float)s->likely;
    if (meant->alike[meant->count - 1] >= likely)
        while (meant->alike[first] < likely) first++;
    for (int64_t at = first; at < meant->count; at++) here += uses_of(s, meant->numbers[at]);
    if (here <= s->long_list) return first;
    if ((double)found >= s->enough * (double)whole) return meant->count;
    /* of the thousands of words that one letter begins, the likest alone */
    int64_t most = found ? s->long_list : s->most_read, sum = 0;
    while (read < meant->count - first) {
        sum += uses_of(s, meant->numbers[meant->count - 1 - read]);
        if (sum > most) break;
        read++;
    }
    return meant->count - (read ? read : 1);
}

/* Sum what each row answers; return how many rows there are, and the rows in `touched`. */
static int64_t sum_rows(const Segment *s, const Meaning *words, int64_t count, int64_t whole) {
    int64_t order[1 << WORD_BITS], telling = 0, touched = 0, found = 0;
    for (int64_t at = 0; at < count; at++) {
        if (!words[at].telling) continue;
        int64_t place = telling++;
        for (; place > 0 && words[order[place - 1]].weight < words[at].weight; place--) order[place] = order[place - 1];
        order[place] = at;
    }
    for (int64_t turn = 0; turn < telling; turn++) {
        const Meaning *meant = &words[order[turn]];
        if (!meant->count) continue;
        int64_t first = first_to_read(s, meant, whole, found);
        if (first == meant->count) continue;
        found += meant->weight * step_of(meant->alike[meant->count - 1]);
        uint64_t mark = (uint64_t)turn + 1;
        for (int64_t at = meant->count - 1; at >= first; at--) { /* the likest first: it alone counts in a row */
            uint64_t more = (uint64_t)(meant->weight * step_of(meant->alike[at])) << WORD_BITS;
            const int32_t *row = s->posting_rows + s->posting_starts[meant->numbers[at]];
            const int32_t *end = s->posting_rows + s->posting_starts[meant->numbers[at] + 1];
            if (at > first) PREFETCH(s->posting_rows + s->posting_starts[meant->numbers[at - 1]]);
            for (; row < end; row++) {
                if (row + AHEAD < end) PREFETCH(&s->cells[row[AHEAD]]);
                uint64_t state = s->cells[*row].state;
                if (s->alive && !s->alive[*row]) continue;
                s->touched[touched] = *row;
                touched += state == 0;
                if ((state & ((1 << WORD_BITS) - 1)) != mark)
                    s->cells[*row].state = (state >> WORD_BITS << WORD_BITS) + more + mark;
            }
        }
    }
    return touched;
}

static void sift(double *heap, int64_t size, double value) {
    int64_t place = 0;
    for (;;) {
        int64_t below = 2 * place + 1;
        if (below >= size) break;
        if (below + 1 < size && heap[below + 1] < heap[below]) below++;
        if (heap[below] >= value) break;
        heap[place] = heap[below];
        place = below;
    }
    heap[place] = value;
}

/* Return the `most`-th highest of some keys; `heap` has room for that many. */
static double least_of_most(const double *keys, int64_t count, int64_t most, double *heap) {
    memcpy(heap, keys, (size_t)most * sizeof *keys);
    for (int64_t at = most / 2 - 1; at >= 0; at--) {
        /* sift down from `at`, in a heap whose root is there */
        int64_t place = at;
        double value = heap[at];
        for (;;) {
            int64_t below = 2 * place + 1;
            if (below >= most) break;
            if (below + 1 < most && heap[below + 1] < heap[below]) below++;
            if (heap[below] >= value) break;
            heap[place] = heap[below];
            place = below;
        }
        heap[place] = value;
    }
    for (int64_t at = most; at < count; at++)
        if (keys[at] > heap[0]) sift(heap, most, keys[at]);
    return heap[0];
}

/* First stage: write the rows that are among the `most` likely ones, in order of number, with their keys. Equally
 * likely ones stand or fall together up to `cap` rows, then the first ones are taken. Return how many were written;
 * `total` becomes how many rows answer anything. */
int64_t kernel_likely_rows(const Segment *s, const Meaning *words, int64_t count, int64_t most, int64_t cap,
                           int32_t *rows, double *likely, int64_t *total) {
    int64_t whole = 0, kept = 0, ties = 0;
    for (int64_t at = 0; at < count; at++) whole += words[at].weight;
    whole *= ONE;
    int64_t touched = sum_rows(s, words, count, whole);
    *total = touched;
    for (int64_t at = 0; at < touched; at++) {
        int32_t row = s->touched[at];
        double sum = (double)(s->cells[row].state >> WORD_BITS);
        s->cells[row].state = 0;
        double answered = sum / (double)whole, named = sum / (double)(s->cells[row].weight * ONE);
        if (named > 1) named = 1;
        s->keys[at] = answered * answered * answered * (named * named);
    }
    double least = touched <= most ? 0 : least_of_most(s->keys, touched, most, (double *)s->spare);
    for (int64_t at = 0; at < touched; at++)
        if (s->keys[at] >= least) s->order[kept++] = (uint64_t)s->touched[at] << 32 | (uint64_t)at;
    sort_keys(s->order, s->spare, kept);
    int64_t above = 0, written = 0;
    if (kept > cap) {
        for (int64_t at = 0; at < kept; at++) above += s->keys[s->order[at] & 0xFFFFFFFFu] > least;
        ties = cap - above;
    }
    for (int64_t at = 0; at < kept && written < cap; at++) {
        double key = s->keys[s->order[at] & 0xFFFFFFFFu];
        if (kept > cap && !(key > least) && ties-- <= 0) continue;
        rows[written] = (int32_t)(s->order[at] >> 32);
        likely[written++] = key;
    }
    return written;
}

/* Count the insertions and deletions between two texts of bytes: by the longest common subsequence, bit-parallel. */
static int32_t letters_apart(const uint64_t *masks, int64_t blocks, int64_t size, const uint8_t *text, int64_t length) {
    uint64_t rows[LETTERS_WORDS];
    int32_t common = 0;
    if (blocks == 1) {
        uint64_t row = ~(uint64_t)0;
        for (int64_t at = 0; at < length; at++) {
            uint64_t same = row & masks[text[at]];
            row = (row + same) | (row - same);
        }
        rows[0] = row;
    } else {
        for (int64_t block = 0; block < blocks; block++) rows[block] = ~(uint64_t)0;
        for (int64_t at = 0; at < length; at++) {
            uint64_t carry = 0;
            for (int64_t block = 0; block < blocks; block++) {
                uint64_t row = rows[block], same = row & masks[text[at] + 256 * block];
                uint64_t sum = row + same, all = sum + carry;
                carry = (sum < row) | (all < sum);
                rows[block] = all | (row - same);
            }
        }
    }
    for (int64_t block = 0; block < blocks; block++) {
        int64_t left = size - 64 * block;
        uint64_t ours = left >= 64 ? ~(uint64_t)0 : ((uint64_t)1 << left) - 1;
        common += (int32_t)count_bits(~rows[block] & ours);
    }
    return (int32_t)(size + length) - 2 * common;
}

/* Second stage, of rows that are looked at closely: the shares that each answers of the query, that the query names
 * of it, and that agrees of the letters (three runs of `room` in `shares`), and whether a telling word is there for
 * sure; in `used` how each word of each row answers, from `begins` on. Return how many words those are, -1 where the
 * letters are too many. */
int64_t kernel_score_rows(const Segment *s, const Meaning *words, int64_t count, const uint8_t *letters, int64_t size,
                          const int32_t *rows, int64_t row_count, double *shares, uint8_t *sure, int32_t *begins,
                          int64_t room, int64_t whole, int64_t least_sure) {
    static uint64_t masks[256 * LETTERS_WORDS];
    int64_t blocks = (size + 63) / 64, tokens = 0;
    double *answered = shares, *named = shares + room, *alike = shares + 2 * room;
    if (blocks > LETTERS_WORDS) return -1;
    if (blocks < 1) blocks = 1;
    memset(masks, 0, (size_t)(256 * blocks) * sizeof *masks);
    for (int64_t at = 0; at < size; at++) masks[letters[at] + 256 * (at / 64)] |= (uint64_t)1 << (at % 64);
    for (int64_t at = 0; at < row_count; at++) {
        PREFETCH(&s->row_starts[rows[at]]);
        PREFETCH(&s->row_letter_ends[rows[at]]);
        PREFETCH(&s->row_label[rows[at]]);
    }
    for (int64_t at = 0; at < row_count; at++) {
        PREFETCH(&s->row_words[s->row_starts[rows[at]]]);
        PREFETCH(&s->row_letters[s->row_letter_ends[rows[at]]]);
        begins[at] = (int32_t)tokens;
        tokens += s->row_starts[rows[at] + 1] - s->row_starts[rows[at]];
        answered[at] = 0;
        sure[at] = 0;
    }
    memset(s->used, 0, (size_t)tokens * sizeof *s->used);
    for (int64_t word = 0; word < count; word++) {
        const Meaning *meant = &words[word];
        if (!meant->count) continue;
        for (int64_t at = 0; at < meant->count; at++) s->steps[meant->numbers[at]] = (int32_t)step_of(meant->alike[at]);
        int32_t *used = s->used;
        for (int64_t at = 0; at < row_count; at++) {
            int32_t best = 0;
            for (int32_t token = s->row_starts[rows[at]]; token < s->row_starts[rows[at] + 1]; token++, used++) {
                int32_t step = s->steps[s->row_words[token]];
                if (step > best) best = step;
                if (step > *used) *used = step;
            }
            answered[at] += (double)(meant->weight * best); /* whole numbers, far below 2^53: exact */
            sure[at] |= meant->sure && best >= least_sure;
        }
        for (int64_t at = 0; at < meant->count; at++) s->steps[meant->numbers[at]] = 0;
    }
    const int32_t *used = s->used;
    for (int64_t at = 0; at < row_count; at++) {
        int32_t row = rows[at];
        int64_t sum = 0, length = s->row_letter_ends[row + 1] - s->row_letter_ends[row];
        for (int32_t token = s->row_starts[row]; token < s->row_starts[row + 1]; token++, used++)
            sum += (int64_t)*used * s->weights[s->row_words[token]];
        answered[at] /= (double)whole;
        named[at] = (double)sum / (double)(s->cells[row].weight * ONE);
        const uint8_t *text = s->row_letters + s->row_letter_ends[row];
        int32_t apart = letters_apart(masks, blocks, size, text, length);
        alike[at] = 1 - (double)apart / (double)(size + length);
    }
    return tokens;
}

static double rounded(double value) { /* to the nearest whole number, halves to even, as numpy does */
    const double big = 6755399441055744.0;
    double sum = value + big;
    return sum - big;
}

/* Last stage: write the places of the best row of each of the `limit` best concepts and their keys, best first, and
 * return how many. A key is score and bonuses to 5 decimals; equal ones go by number. With `noise` all that have a
 * key count, else those that answer enough. `concepts` becomes how many concepts all rows are of. */
int64_t kernel_choose(const Segment *s, const int32_t *rows, int64_t count, const double *scores,
                      const double *answered, const uint8_t *sure, int64_t language, int64_t noise, int64_t limit,
                      int32_t *places, double *keys, int64_t *concepts) {
    int64_t groups = 0, candidates = 0, written = 0;
    int32_t last = -1;
    for (int64_t at = 0; at < count; at++) {
        int32_t label = s->row_label[rows[at]];
        /* a concept's rows are neighbours */
        if (s->label_concept[label] != last) {
            last = s->label_concept[label];
            s->keys[groups++] = 0; /* not seen */
        }
        s->touched[at] = (int32_t)groups - 1;
        double key = scores[at] + s->rank_bonus[s->label_rank[label]];
        if (language >= 0) key += s->label_language[label] == language ? s->language_bonus : 0;
        key = rounded(key * 100000);
        int enough = noise || answered[at] >= s->answered_whole ||
                     (sure[at] ? answered[at] >= s->sure_answer && scores[at] >= s->sure_score
                               : answered[at] >= s->weakest_answer && scores[at] >= s->weakest_score);
        if (enough && key > 0) s->order[candidates++] = (uint64_t)(4000000 - (int64_t)key) << 32 | (uint64_t)at;
    }
    *concepts = groups;
    sort_keys(s->order, s->spare, candidates);
    for (int64_t at = 0; at < candidates && written < limit; at++) {
        int64_t place = (int64_t)(s->order[at] & 0xFFFFFFFFu);
        double *seen = &s->keys[s->touched[place]];
        if (*seen > 0) continue;
        *seen = 1;
        places[written] = (int32_t)place;
        keys[written++] = (double)(4000000 - (int64_t)(s->order[at] >> 32)) / 100000;
    }
    return written;
}

/* What the caller must agree on before it calls anything. */
int64_t kernel_version(void) {
    return (KERNEL_VERSION * 1000 + (int64_t)(sizeof(Segment) / 8)) * 1000 + (int64_t)(sizeof(LookUp) / 8);
}
