/*
 * What samples/EdgeDetector does, with ONNX Runtime through its C API: one thread, all optimisations, tensors made once. In C, so that ONNX Runtime is
 * charged for no other runtime's start. It needs no header of ONNX Runtime: the order of its table of functions never changes.
 *
 *   ort_detector LIBRARY MODEL < LETTERS          a line for each decision
 *   ort_detector LIBRARY MODEL --benchmark N      what N predictions take
 */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { LENGTH = 60, LETTERS = 4, CLASSES = 3, UNKNOWN = -1, WARM_UP = 10000 };
enum { STEP_BITS = 7, STEPS = 1 << STEP_BITS, BUCKETS = (64 - STEP_BITS + 1) * STEPS };

/* Places in the table of onnxruntime_c_api.h. */
enum {
    GET_ERROR_MESSAGE = 2, CREATE_ENV = 3, CREATE_SESSION = 7, RUN = 9, CREATE_SESSION_OPTIONS = 10, SET_GRAPH_OPTIMIZATION_LEVEL = 23,
    SET_INTRA_OP_NUM_THREADS = 24, SET_INTER_OP_NUM_THREADS = 25, CREATE_TENSOR_WITH_DATA = 49, CREATE_CPU_MEMORY_INFO = 69
};

typedef struct { const void *const *(*get_api)(uint32_t); const char *(*get_version)(void); } api_base;
typedef void *(*run_function)(void *, void *, const char *const *, const void *const *, size_t, const char *const *, size_t, void **);

static const void *const *api;
static void *session, *input_tensor, *output_tensor;
static _Alignas(64) float input[LETTERS][LENGTH];
static _Alignas(64) float output[CLASSES];
static long letters_seen;

static void check(void *status)
{
    if (status == NULL)
        return;
    fprintf(stderr, "ONNX Runtime: %s\n", ((const char *(*)(void *))api[GET_ERROR_MESSAGE])(status));
    exit(1);
}

static void open_model(const char *library, const char *model)
{
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        exit(1);
    }
    const api_base *base = ((const api_base *(*)(void))dlsym(handle, "OrtGetApiBase"))();
    api = base->get_api(1);

    void *environment, *options, *memory;
    const int64_t input_shape[] = { 1, LETTERS, LENGTH }, output_shape[] = { 1, CLASSES };
    const int warnings = 2, all_optimisations = 99, arena = 1, default_memory = 0, single = 1;
    check(((void *(*)(int, const char *, void **))api[CREATE_ENV])(warnings, "detector", &environment));
    check(((void *(*)(void **))api[CREATE_SESSION_OPTIONS])(&options));
    check(((void *(*)(void *, int))api[SET_INTRA_OP_NUM_THREADS])(options, 1));
    check(((void *(*)(void *, int))api[SET_INTER_OP_NUM_THREADS])(options, 1));
    check(((void *(*)(void *, int))api[SET_GRAPH_OPTIMIZATION_LEVEL])(options, all_optimisations));
    check(((void *(*)(void *, const char *, void *, void **))api[CREATE_SESSION])(environment, model, options, &session));
    check(((void *(*)(int, int, void **))api[CREATE_CPU_MEMORY_INFO])(arena, default_memory, &memory));
    void *(*tensor)(void *, void *, size_t, const int64_t *, size_t, int, void **) = (void *(*)(void *, void *, size_t, const int64_t *, size_t, int, void **))api[CREATE_TENSOR_WITH_DATA];
    check(tensor(memory, input, sizeof input, input_shape, 3, single, &input_tensor));
    check(tensor(memory, output, sizeof output, output_shape, 2, single, &output_tensor));
}

/* Takes a letter; whether there is a decision, which is then the greatest of `output`. */
static int push(int channel, int *best)
{
    static const char *const input_name = "x", *const output_name = "y";
    for (int row = 0; row < LETTERS; row++) {
        memmove(input[row], input[row] + 1, (LENGTH - 1) * sizeof(float));
        input[row][LENGTH - 1] = row == channel ? 1.0f : 0.0f;
    }
    if (++letters_seen < LENGTH)
        return 0;
    check(((run_function)api[RUN])(session, NULL, &input_name, (const void *const *)&input_tensor, 1, &output_name, 1, &output_tensor));
    *best = 0;
    for (int i = 1; i < CLASSES; i++)
        *best = output[i] > output[*best] ? i : *best;
    return 1;
}

static void read_letters(void)
{
    static const char *const names[] = { "donor", "acceptor", "neither" };
    char piece[4096];
    ssize_t count;
    while ((count = read(STDIN_FILENO, piece, sizeof piece)) > 0) {
        for (ssize_t i = 0; i < count; i++) {
            const char *place = strchr("ACGT", piece[i]);
            int best;
            if (piece[i] > ' ' && push(place != NULL ? (int)(place - "ACGT") : UNKNOWN, &best))
                printf("%ld\t%s\t%.4f\n", letters_seen - LENGTH / 2, names[best], output[best]);
        }
        fflush(stdout);
    }
}

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

static int next_letter(uint32_t *state)
{
    *state = 1664525u * *state + 1013904223u;
    return (int)(*state >> 30);
}

/* The sample's histogram: 128 steps for each doubling. */
static int bucket_of(int64_t time)
{
    int shift = 63 - __builtin_clzll((uint64_t)time | 1) - STEP_BITS;
    shift = shift < 0 ? 0 : shift;
    return shift * STEPS + (int)(time >> shift);
}

static double quantile(const int *counts, long total, double share)
{
    int bucket = 0;
    double wanted = share * (double)total;
    for (long seen = counts[0]; (double)seen < wanted && bucket < BUCKETS - 1;)
        seen += counts[++bucket];
    int shift = bucket / STEPS - 1;
    shift = shift < 0 ? 0 : shift;
    return 1e-3 * (double)((((int64_t)(bucket - shift * STEPS) + 1) << shift) - 1);
}

static void measure(long predictions, int *counts, uint32_t *letters)
{
    for (long i = 0; i < predictions; i++) {
        int best, letter = next_letter(letters);
        int64_t start = now();
        push(letter, &best);
        counts[bucket_of(now() - start)]++;
    }
}

int main(int count, char **arguments)
{
    if (count != 3 && count != 5) {
        fprintf(stderr, "Usage: ort_detector LIBRARY MODEL [--benchmark N] < LETTERS\n");
        return 1;
    }
    open_model(arguments[1], arguments[2]);
    if (count == 3) {
        read_letters();
        return 0;
    }

    static int warm_up[BUCKETS], counts[BUCKETS];
    long predictions = atol(arguments[4]);
    uint32_t letters = 1;
    measure(WARM_UP, warm_up, &letters);
    measure(predictions, counts, &letters);
    printf("latency: median %.2f us, 99 %% %.2f us, 99.99 %% %.2f us\n", quantile(counts, predictions, 0.5), quantile(counts, predictions, 0.99), quantile(counts, predictions, 0.9999));
    return 0;
}
