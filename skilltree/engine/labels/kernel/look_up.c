/* Which words a typed word may mean; `NumpySteps.look_up` is the same in numpy. */
#include <string.h>

#include "kernel.h"

#if defined(__GNUC__) && defined(__x86_64__)
#define HAVE_POPCNT_TARGET 1
#endif

enum { SHORTEST_BEGINNING = 3, LONGEST_BEGINNING = 5, BEGINNING_BITS = 11 };

static int64_t found_more(const Segment *s, int64_t found, int64_t number, float alike) {
    s->numbers[found] = (int32_t)number;
    s->alike[found] = alike;
    return found + 1;
}

/* Add the words whose cosine with this one is high. */
static int64_t add_kin(const Segment *s, const LookUp *asked, int64_t found) {
    int64_t touched = 0;
    for (int64_t piece = 0; piece < asked->piece_count; piece++) {
        float own = asked->weights[piece];
        int32_t end = s->piece_starts[asked->pieces[piece] + 1];
        for (int32_t at = s->piece_starts[asked->pieces[piece]]; at < end; at++) {
            int32_t word = s->piece_words[at];
            float product = s->piece_weights[at] * own;
            s->touched[touched] = word;
            touched += s->shared[word] == 0 && product > 0;
            s->shared[word] += (double)product;
        }
    }
    float most = (float)s->most_alike;
    for (int64_t at = 0; at < touched; at++) {
        int32_t word = s->touched[at];
        float alike = (float)s->shared[word];
        if (s->shared[word] >= s->least_cosine) found = found_more(s, found, word, alike < most ? alike : most);
        s->shared[word] = 0;
    }
    return found;
}

/* Collect the places from `first` on whose signatures differ in few bits. */
#define COLLECT(name, attribute)                                                                              \
    attribute static int64_t name(const Segment *s, int64_t first, int64_t end, uint64_t pattern, int64_t most) { \
        int64_t near = 0;                                                                                     \
        for (int64_t at = first; at < end; at++) {                                                            \
            if (count_bits(s->signatures[at] ^ pattern) <= most) s->touched[near++] = s->by_length[at];        \
        }                                                                                                     \
        return near;                                                                                          \
    }
COLLECT(collect_plainly, )
#ifdef HAVE_POPCNT_TARGET
COLLECT(collect_by_popcnt, __attribute__((target("popcnt"))))
#endif

static int64_t collect(const Segment *s, int64_t first, int64_t end, uint64_t pattern, int64_t most) {
#ifdef HAVE_POPCNT_TARGET
    if (__builtin_cpu_supports("popcnt")) return collect_by_popcnt(s, first, end, pattern, most);
#endif
    return collect_plainly(s, first, end, pattern, most);
}

/* Add the words that a few edits make of this one. */
static int64_t add_edited(const Segment *s, const LookUp *asked, const Pattern *pattern, int64_t found) {
    uint32_t other[LONGEST_WORD];
    int64_t size = asked->length, allowed = asked->edits;
    int64_t shortest = size - allowed, longest = size + allowed;
    if (shortest > LONGEST) shortest = LONGEST;
    if (longest > LONGEST) longest = LONGEST;
    int64_t first = s->length_starts[shortest < 0 ? 0 : shortest], end = s->length_starts[longest + 1];
    int64_t near = collect(s, first, end, (uint64_t)asked->pattern, 2 * allowed);
    for (int64_t at = 0; at < near; at++) PREFETCH(&s->word_ends[s->touched[at]]);
    for (int64_t at = 0; at < near; at++) {
        int64_t number = s->touched[at];
        if (at + 4 < near) PREFETCH(s->word_letters + s->word_ends[s->touched[at + 4]]);
        int64_t length = read_word(s, number, other, LONGEST_WORD);
        int64_t edits = edits_to(pattern, other, length, allowed);
        if (edits > allowed || edits > edits_allowed(length < size ? length : size)) continue;
        double alike = 1 - (double)edits / (double)(length > size ? length : size);
        if (edits != 1 && (length == 0 || asked->letters[0] != other[0])) alike = 0.9 * alike;
        float single = (float)alike, most = (float)s->most_alike;
        if (single > 0) found = found_more(s, found, number, single < most ? single : most);
    }
    return found;
}

static int64_t first_key_from(const Segment *s, uint64_t key) {
    int64_t low = 0, high = s->begins;
    while (low < high) {
        int64_t middle = (low + high) / 2;
        if (s->begin_keys[middle] < key) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* Collect the words whose first letters may be one edit from these, each once; `BeginningTable.near`. */
static int64_t near_beginnings(const Segment *s, const LookUp *asked) {
    int64_t size = asked->length < LONGEST_BEGINNING ? asked->length : LONGEST_BEGINNING;
    int64_t near = 0;
    if (size < SHORTEST_BEGINNING) return 0;
    for (int64_t without = 0; without < size; without++) {
        uint64_t key = 0;
        for (int64_t at = 0; at < size; at++)
            if (at != without) key = key << BEGINNING_BITS | (asked->letters[at] & ((1u << BEGINNING_BITS) - 1));
        key = key << 4 | (uint64_t)(size > SHORTEST_BEGINNING ? size : 8 + without);
        for (int64_t at = first_key_from(s, key); at < s->begins && s->begin_keys[at] == key; at++) {
            int32_t word = s->begin_words[at];
            s->touched[near] = word;
            near += s->steps[word] == 0;
            s->steps[word] = 1;
        }
    }
    for (int64_t at = 0; at < near; at++) s->steps[s->touched[at]] = 0;
    return near;
}

/* Add longer words of which this one is a mistyped beginning. */
static int64_t add_begun(const Segment *s, const LookUp *asked, const Pattern *pattern, int64_t found) {
    uint32_t other[LONGEST_WORD];
    int64_t size = asked->length, near = near_beginnings(s, asked);
    if (size + 1 > LONGEST_WORD) return found;
    for (int64_t at = 0; at < near; at++) {
        int64_t number = s->touched[at];
        float whole = s->sizes[number];
        if (!(whole > (float)size)) continue;
        int64_t length = read_word(s, number, other, size + 1);
        int64_t edits = fewest_edits(pattern, other, length, size - 1 < length ? size - 1 : length);
        if (edits > asked->begun_edits) continue;
        float share = (float)(0.25 * (double)size) / whole;
        share = 0.6f + share;
        float alike = (float)((1 - (double)edits / (double)size) * (double)share), most = (float)s->most_alike;
        if (alike > 0) found = found_more(s, found, number, alike < most ? alike : most);
    }
    return found;
}

static int64_t keep_used(const Segment *s, int64_t from, int64_t found) {
    int64_t kept = from;
    for (int64_t at = from; at < found; at++)
        if (s->uses[s->numbers[at]] > 0) kept = found_more(s, kept, s->numbers[at], s->alike[at]);
    return kept;
}

/* Put what was found in order of likeness, equally like ones by number, and keep it for the query where there is
 * room; return how many there are. Where `kept` does not grow, they are in `numbers` and `alike` alone. */
static int64_t finish(Segment *s, int64_t found) {
    for (int64_t at = 0; at < found; at++) {
        uint32_t bits;
        memcpy(&bits, &s->alike[at], sizeof bits);
        s->order[at] = (uint64_t)bits << 32 | (uint32_t)s->numbers[at];
    }
    sort_keys(s->order, s->spare, found);
    int64_t fits = found <= s->room - s->kept;
    int32_t *numbers = fits ? s->kept_numbers + s->kept : s->numbers;
    float *alike = fits ? s->kept_alike + s->kept : s->alike;
    for (int64_t at = 0; at < found; at++) {
        uint32_t bits = (uint32_t)(s->order[at] >> 32);
        memcpy(&alike[at], &bits, sizeof bits);
        numbers[at] = (int32_t)(s->order[at] & 0xFFFFFFFFu);
    }
    if (fits) s->kept += found;
    return found;
}

/* Add a word to a meaning. */
int64_t kernel_join(Segment *s, const int32_t *numbers, const float *alike, int64_t count, int64_t number,
                    double likeness) {
    int64_t found = 0;
    for (int64_t at = 0; at < count; at++) found = found_more(s, found, numbers[at], alike[at]);
    return finish(s, found_more(s, found, number, (float)likeness));
}

/* Look a word up, and answer in `asked` and as `finish` does. */
int64_t kernel_look_up(Segment *s, LookUp *asked) {
    Pattern pattern;
    int64_t found = 0;
    asked->closest = asked->begun = 0;
    asked->heaviest = asked->begun_uses = asked->nearly_uses = 0;
    if (asked->number >= 0) {
        for (int32_t at = s->kin_starts[asked->number]; at < s->kin_starts[asked->number + 1]; at++)
            found = found_more(s, found, s->kin_words[at], s->kin_likeness[at]);
    } else if (asked->kin) {
        found = add_kin(s, asked, found);
        if (asked->kin > 1) {
            make_pattern(&pattern, asked->letters, asked->length);
            found = add_edited(s, asked, &pattern, found);
            if (asked->begun_edits) found = add_begun(s, asked, &pattern, found);
        }
    }
    if (s->alive) found = keep_used(s, 0, found);
    float closest = 0;
    for (int64_t at = 0; at < found; at++)
        if (s->alike[at] > closest) closest = s->alike[at];
    asked->closest = (double)closest;
    for (int64_t at = 0; at < found; at++) {
        int32_t number = s->numbers[at];
        if ((asked->number >= 0 ? number == asked->number : s->alike[at] == closest) &&
            s->weights[number] > asked->heaviest)
            asked->heaviest = s->weights[number];
    }
    int64_t before = found;
    for (int64_t number = asked->first; number < asked->end; number++) {
        asked->begun_uses += s->uses[number];
        float more = (float)asked->shape_by_size / s->sizes[number];
        found = found_more(s, found, number, (float)asked->shape + more);
    }
    if (s->alive) found = keep_used(s, before, found);
    for (int64_t at = before; at < found; at++)
        if ((double)s->alike[at] > asked->begun) asked->begun = (double)s->alike[at];
    if (asked->nearly) {
        int64_t near = near_beginnings(s, asked), uses = 0;
        for (int64_t at = 0; at < near; at++) {
            int32_t number = s->touched[at];
            if ((number >= asked->first && number < asked->end) || s->uses[number] <= 0) continue;
            found = found_more(s, found, number, (float)s->nearly_begun);
            uses += s->uses[number];
        }
        asked->nearly_uses = uses;
    }
    return finish(s, found);
}
