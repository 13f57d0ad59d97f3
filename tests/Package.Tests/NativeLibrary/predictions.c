/* predictions N STARTED: the time to the first answer since STARTED (nanoseconds since 1970), then N predictions on four threads, and what is resident
 * behind the first tenth and at the end. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "signals.h"

enum { THREADS = 4 };

static splice_detector_network *network;
static long predictions;

static void *predict(void *seed)
{
    float inputs[SPLICE_DETECTOR_INPUT_SIZE] = { 0 }, outputs[SPLICE_DETECTOR_OUTPUT_SIZE];
    for (size_t step = 0; step < SPLICE_DETECTOR_INPUT_LENGTH; step++)
        inputs[4 * step + (step * (size_t)seed) % 4] = 1;
    float first = 0;
    for (long i = 0; i < predictions; i++) {
        if (splice_detector_predict(network, inputs, SPLICE_DETECTOR_INPUT_SIZE, outputs, SPLICE_DETECTOR_OUTPUT_SIZE) != SIGNALS_OK || (i > 0 && outputs[0] != first))
            abort();
        first = outputs[0];
    }

    return NULL;
}

static void run(long count)
{
    pthread_t threads[THREADS];
    predictions = count / THREADS;
    for (size_t i = 0; i < THREADS; i++) {
        if (pthread_create(&threads[i], NULL, predict, (void *)(i + 1)) != 0)
            abort();
    }

    for (size_t i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
}

static long resident(const char *name)
{
    char line[256];
    long kilobytes = 0;
    FILE *file = fopen("/proc/self/status", "r");
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        if (strncmp(line, name, strlen(name)) == 0)
            kilobytes = atol(line + strlen(name) + 1);
    }

    if (file != NULL)
        fclose(file);
    return kilobytes;
}

int main(int count, char **arguments)
{
    const long total = count > 1 ? atol(arguments[1]) : 40000;
    float inputs[SPLICE_DETECTOR_INPUT_SIZE] = { 0 }, outputs[SPLICE_DETECTOR_OUTPUT_SIZE];
    struct timespec now;
    if (splice_detector_create(NULL, 0, &network) != SIGNALS_OK
        || splice_detector_predict(network, inputs, SPLICE_DETECTOR_INPUT_SIZE, outputs, SPLICE_DETECTOR_OUTPUT_SIZE) != SIGNALS_OK)
        return 1;
    clock_gettime(CLOCK_REALTIME, &now);
    if (count > 2)
        printf("first answer: %.2f ms\n", 1e-6 * (double)(1000000000LL * now.tv_sec + now.tv_nsec - atoll(arguments[2])));
    run(total / 10);
    const long before = resident("VmRSS");
    run(total);
    printf("resident: %ld kB, then %ld kB, at most %ld kB\n", before, resident("VmRSS"), resident("VmHWM"));
    return splice_detector_destroy(network);
}
