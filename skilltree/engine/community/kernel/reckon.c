/* Scores of the candidates of columns: what features.py and judge.py reckon in numpy, to the last bit.
 *
 * Whole numbers from end to end; doubles hold whole numbers below 2^53, but for the two surprises, whose divisions and
 * roots are those of IEEE 754 (compile without contraction). One column takes some microseconds.
 */

#include <math.h>
#include <stdint.h>

/* The judge is nearly all of the time: four doubles at once where the processor can, chosen when the library is loaded. */
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__linux__)
#define WIDE __attribute__((target_clones("avx2", "default")))
#else
#define WIDE
#endif

enum { CONTEXT = 16, ASKED = 17, PLACES = 18, FEATURES = 30, ALONE = 13, GAPS = 4, WIDEST = 64 };
enum { SCALE = 64, NONE = -12 * SCALE, MOST = 1 << 20 };

/* The same fields, in the same order, as `Task` in __init__.py: all of 8 bytes. */
typedef struct {
	const int32_t *before, *together, *holders;
	const int16_t *pairs;
	const int64_t *logarithms, *values;
	const int32_t *powers;
	const double *weights, *offsets;
	const int64_t *widths;
	const int64_t *columns, *asked;
	int64_t *scores;
	int64_t room, size, people, facts, layers, count;
} Task;

static const int BESIDE[] = {0, 1, 2, 4, 5, 8, 9, 12};
static const int SEEN_BY_ROOT[] = {0, 2, 6, 7, 8, 12};

static inline int digits_of(int64_t count)
{
#ifdef __GNUC__
	return count ? 64 - __builtin_clzll((unsigned long long)count) : 0;
#else
	int digits = 0;
	while (count >> digits) digits++;
	return digits;
#endif
}

static int64_t level_of(int64_t count)
{
	int shift = digits_of(count) - 7;
	return shift <= 0 ? count : 128 + (shift - 1) * 64 + (count >> shift) - 64;
}

static int64_t rough(int64_t count)
{
	int shift = digits_of(count) - 4;
	return shift <= 0 ? count : (count >> shift) << shift;
}

static int64_t power_of(const Task *task, int64_t logarithm)
{
	return task->powers[(logarithm < NONE ? NONE : logarithm > 0 ? 0 : logarithm) - NONE];
}

/* What a candidate says by itself: the first 13 features. */
static void alone(const Task *task, int64_t child, int64_t parent, int64_t *found)
{
	const int64_t *logs = task->logarithms, *values = task->values;
	int64_t room = task->room, gap[GAPS], before = 0, after = 0;
	for (int at = 0; at < GAPS; at++) {
		const int32_t *table = task->before + at * room * room;
		before += gap[at] = table[child * room + parent];
		after += table[parent * room + child];
	}
	int64_t together = level_of(task->together[parent * room + child]);
	int64_t parents = level_of(rough(task->holders[parent])), children = level_of(task->holders[child]);
	int64_t held = logs[parents], holding = logs[children], both = logs[together];
	int64_t at_once = logs[level_of(gap[0])], ahead = logs[level_of(before)];
	int64_t people = rough(task->people), members = logs[level_of(people)], facts = logs[level_of(rough(task->facts))];
	double expected = (double)(values[parents] * values[children]) / (double)(people < 1 ? 1 : people);
	double surprise = ((double)values[together] - expected) / sqrt(expected + 1);
	double lead = (double)(values[level_of(before)] - values[level_of(after)]) / sqrt((double)(values[together] + 1));
	lead = lead < -30 ? -30 : lead > 30 ? 30 : lead;
	double sign = surprise > 0 ? SCALE : surprise < 0 ? -SCALE : 0;
	found[0] = at_once - holding;
	found[1] = logs[level_of(gap[0] + gap[1])] - holding;
	found[2] = ahead - holding;
	found[3] = logs[level_of(gap[3])] - holding;
	found[4] = both - held;
	found[5] = at_once - held;
	found[6] = ahead - logs[level_of(after)];
	found[7] = (int64_t)rint(SCALE * lead);
	found[8] = both + members - held - holding;
	found[9] = at_once + facts - held - holding;
	found[10] = at_once - logs[level_of(gap[1] + gap[2])];
	found[11] = held - holding;
	found[12] = (int64_t)rint(sign * sqrt(fabs(surprise)));
}

/* Whether others stand between a candidate and the child: six features. `known` are the context's. */
static void between(const Task *task, int64_t parent, const int64_t *asked, int64_t known[][ALONE],
                    const int64_t *held, int64_t own, int64_t *found)
{
	int64_t size = task->size, one = NONE, all = 0, one_above = NONE, all_above = 0, lead = 0, hop = NONE;
	for (int at = 0; at < CONTEXT; at++) {
		int64_t other = asked[at];
		if (other < 0 || other == parent) continue;
		int64_t there = parent * size + other, near = known[at][2];
		int64_t ahead = task->pairs[size * size + there], behind = task->pairs[size * size + other * size + parent];
		int64_t passing = ahead - held[at] + near, above = behind - own + near;
		int64_t step = task->pairs[there] - held[at];
		if (step > known[at][0]) step = known[at][0];
		if (passing > one) one = passing;
		if (above > one_above) one_above = above;
		if (step > hop) hop = step;
		all += power_of(task, passing);
		all_above += power_of(task, above);
		lead += ((ahead - behind) * power_of(task, near)) >> 10;
	}
	found[0] = one;
	found[1] = all * SCALE >> 10;
	found[2] = one_above;
	found[3] = all_above * SCALE >> 10;
	found[4] = lead >> 3;
	found[5] = hop;
}

/* One layer's sums, eight at a time so that they stay in registers. */
WIDE static void sums(const double *from, int64_t in, int64_t out, const double *weights, const double *offsets, double *to)
{
	int64_t start = 0;
#ifdef __GNUC__
	typedef double Four __attribute__((vector_size(32), aligned(8)));
	for (; start + 8 <= out; start += 8) {
		Four low = *(const Four *)(offsets + start), high = *(const Four *)(offsets + start + 4);
		Four low_too = {0, 0, 0, 0}, high_too = {0, 0, 0, 0};
		const double *row = weights + start;
		int64_t input = 0;
		for (; input + 2 <= in; input += 2, row += 2 * out) {
			low += from[input] * *(const Four *)row;
			high += from[input] * *(const Four *)(row + 4);
			low_too += from[input + 1] * *(const Four *)(row + out);
			high_too += from[input + 1] * *(const Four *)(row + out + 4);
		}
		for (; input < in; input++, row += out) {
			low += from[input] * *(const Four *)row;
			high += from[input] * *(const Four *)(row + 4);
		}
		*(Four *)(to + start) = low + low_too;
		*(Four *)(to + start + 4) = high + high_too;
	}
#endif
	for (; start < out; start++) {
		to[start] = offsets[start];
		for (int64_t input = 0; input < in; input++) to[start] += from[input] * weights[input * out + start];
	}
}

static int64_t judge(const Task *task, const int64_t *found)
{
	double from[WIDEST], to[WIDEST];
	const double *weights = task->weights, *offsets = task->offsets;
	for (int at = 0; at < FEATURES; at++)
		from[at] = (double)(found[at] < -MOST ? -MOST : found[at] > MOST ? MOST : found[at]);
	for (int64_t layer = 0; layer < task->layers; layer++) {
		int64_t in = task->widths[layer], out = task->widths[layer + 1];
		int64_t least = layer < task->layers - 1 ? 0 : -MOST;
		sums(from, in, out, weights, offsets, to);
		weights += in * out;
		offsets += out;
		for (int64_t at = 0; at < out; at++) {
			int64_t value = (int64_t)to[at] >> 10; /* a whole number: the floor of its 1024th */
			from[at] = (double)(value < least ? least : value > MOST ? MOST : value);
		}
	}
	return (int64_t)from[0];
}

static void column(const Task *task, int64_t child, const int64_t *asked, int64_t *scores)
{
	int64_t each[ASKED][ALONE], best[ALONE], held[ASKED], row[FEATURES];
	int64_t children = task->logarithms[level_of(task->holders[child])];
	int64_t share = children - task->logarithms[level_of(rough(task->people))];
	for (int name = 0; name < ALONE; name++) best[name] = INT64_MIN;
	for (int at = 0; at < ASKED; at++) {
		if (asked[at] >= 0) {
			alone(task, child, asked[at], each[at]);
			held[at] = task->logarithms[level_of(rough(task->holders[asked[at]]))];
		}
		for (int name = 0; at < CONTEXT && name < ALONE; name++) {
			int64_t seen = asked[at] >= 0 ? each[at][name] : 2 * NONE;
			if (seen > best[name]) best[name] = seen;
		}
	}
	for (int at = 0; at < PLACES; at++) {
		for (int name = 0; name < FEATURES; name++) row[name] = 0;
		if (at < ASKED && asked[at] >= 0) {
			for (int name = 0; name < ALONE; name++) row[name] = each[at][name];
			for (int name = 0; name < 8; name++) row[ALONE + name] = each[at][BESIDE[name]] - best[BESIDE[name]];
			between(task, asked[at], asked, each, held, held[at], row + ALONE + 8);
		}
		if (at == ASKED) {
			for (int name = 0; name < 6; name++) row[SEEN_BY_ROOT[name]] = best[SEEN_BY_ROOT[name]];
			row[FEATURES - 1] = SCALE;
		}
		row[FEATURES - 3] = children;
		row[FEATURES - 2] = share;
		scores[at] = judge(task, row);
	}
}

int64_t community_version(void) { return 1000 * 1 + (int64_t)(sizeof(Task) / 8); }

void community_score(const Task *task)
{
	for (int64_t at = 0; at < task->count; at++)
		column(task, task->columns[at], task->asked + at * ASKED, task->scores + at * PLACES);
}
