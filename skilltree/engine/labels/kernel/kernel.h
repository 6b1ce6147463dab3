/* The hot part of a label search over one segment's arrays; `steps_numpy.py` is the same in numpy.
 *
 * Both must give the same answers to the last bit. So sums are of integers (weights and likenesses
 * are fixed-point), floats are combined in one stated order, and nothing is contracted or
 * reassociated (-ffp-contract=off). All indices were checked when the arrays were loaded
 * (`sound.py`), and scratch memory is as long as the tables need at most; nothing is allocated here.
 */
#ifndef SKILLTREE_KERNEL_H
#define SKILLTREE_KERNEL_H

#include <stddef.h>
#include <stdint.h>

#define KERNEL_VERSION 2
#define ONE 65536          /* likeness 1, and weight 1 is WEIGHT_ONE of steps.py */
#define LONGEST 64         /* longest pattern of the bit-parallel counts; words.py: the last length apart */
#define LONGEST_WORD 8192  /* code points of a word that are looked at */

#if defined(__GNUC__)
#define PREFETCH(address) __builtin_prefetch(address)
#else
#define PREFETCH(address) ((void)0)
#endif

/* What is read and written of a row together, so that it lies together. */
typedef struct {
    uint64_t state; /* scratch: zero between calls */
    int64_t weight;
} Cell;

/* The order of the fields is that of `_FIELDS` in the Python module; every one takes 8 bytes. */
typedef struct {
    int64_t words, rows, begins, tokens;
    const uint8_t *word_letters;
    const int32_t *word_ends;
    const float *sizes;
    const int32_t *piece_starts, *piece_words;
    const float *piece_weights;
    const uint64_t *signatures;
    const int32_t *by_length, *length_starts;
    const uint64_t *begin_keys;
    const int32_t *begin_words;
    const int32_t *kin_starts, *kin_words;
    const float *kin_likeness;
    const int32_t *posting_starts, *posting_rows;
    const int32_t *row_starts, *row_words;
    const uint8_t *row_letters;
    const int32_t *row_letter_ends;
    const int32_t *row_label, *label_concept;
    const uint8_t *label_rank, *label_language;
    const int32_t *uses, *weights;
    const uint8_t *alive; /* NULL while no row is crossed out */
    int64_t wide_list, long_list, most_read;
    double enough, likely, least_cosine, most_alike, nearly_begun;
    double rank_bonus[3], language_bonus;
    double sure_answer, sure_score, weakest_answer, weakest_score, answered_whole;
    Cell *cells;       /* rows */
    /* scratch: zeros between calls */
    double *shared;    /* words */
    int32_t *steps;    /* words */
    /* scratch: anything between calls */
    int32_t *numbers;  /* 5 * words: what a look-up found */
    float *alike;      /* 5 * words */
    uint64_t *order, *spare; /* 5 * words or rows, whichever is more */
    int32_t *touched;  /* rows or words, whichever is more */
    double *keys;      /* rows */
    int32_t *used;     /* tokens */
    /* meanings of the query's words, kept until the next query */
    int32_t *kept_numbers;
    float *kept_alike;
    int64_t kept, room;
} Segment;

/* A word of the query, or of the text typed; every field takes 8 bytes. */
typedef struct {
    const int32_t *numbers;
    const float *alike;
    int64_t count, weight, telling, sure;
} Meaning;

/* How a word is looked up; every field takes 8 bytes. */
typedef struct {
    const uint32_t *letters;
    int64_t length;
    int64_t number;        /* -1: not in this table, or no longer used */
    int64_t kin;           /* 0: nothing is like it; 1: words that are like it; 2: it may also be mistyped */
    int64_t begun_edits;   /* how many edits the beginning of a longer word may hold; 0: it is none */
    int64_t first, end;    /* the words that it begins; equal where that does not count */
    int64_t nearly;        /* whether words that nearly begin like it count */
    int64_t edits, pattern; /* edits allowed, and the signature */
    const int32_t *pieces; /* numbers, with what each weighs */
    const float *weights;
    int64_t piece_count;
    double shape, shape_by_size;
    /* answers */
    double closest, begun;
    int64_t heaviest, begun_uses, nearly_uses;
} LookUp;

/* letters.c */
int64_t read_word(const Segment *segment, int64_t number, uint32_t *letters, int64_t most);
typedef struct {
    const uint32_t *letters;
    int64_t length;
    uint64_t near_masks[256];
    int64_t others;
    uint32_t other_letters[LONGEST];
    uint64_t other_masks[LONGEST];
} Pattern;
void make_pattern(Pattern *pattern, const uint32_t *letters, int64_t length);
int64_t fewest_edits(const Pattern *pattern, const uint32_t *text, int64_t length, int64_t from);
int64_t edits_to(const Pattern *pattern, const uint32_t *text, int64_t length, int64_t most);
int64_t edits_allowed(int64_t length);
void sort_keys(uint64_t *keys, uint64_t *spare, int64_t count);

static inline int64_t count_bits(uint64_t bits) {
#if defined(__GNUC__)
    return __builtin_popcountll(bits);
#else
    int64_t count = 0;
    for (; bits; bits &= bits - 1) count++;
    return count;
#endif
}

#endif
