/* Reads letters of DNA from standard input and prints, for each place with 30 letters on both sides, its class and probability;
 * with --bits the bits of all three probabilities too. The same network, and the same bits, as samples/EdgeDetector. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "signals.h"

static const char alphabet[] = "acgtn";
static const char *const classes[] = { "donor", "acceptor", "neither" };

static int fail(const char *what)
{
    char text[512];
    signals_last_error(text, sizeof text);
    fprintf(stderr, "%s: %s\n", what, text);
    return 1;
}

static void print(long position, const float *probabilities, int with_bits)
{
    int best = 0;
    for (int i = 1; i < SPLICE_DETECTOR_OUTPUT_SIZE; i++)
        best = probabilities[i] > probabilities[best] ? i : best;
    printf("%ld\t%s\t%.4f", position, classes[best], probabilities[best]);
    for (int i = 0; with_bits && i < SPLICE_DETECTOR_OUTPUT_SIZE; i++) {
        uint32_t bits;
        memcpy(&bits, &probabilities[i], sizeof bits);
        printf("%c%08" PRIx32, i == 0 ? '\t' : ' ', bits);
    }
    putchar('\n');
}

int main(int count, char **arguments)
{
    const int with_bits = count > 1 && strcmp(arguments[1], "--bits") == 0;
    float window[SPLICE_DETECTOR_INPUT_SIZE] = { 0 };
    float probabilities[SPLICE_DETECTOR_OUTPUT_SIZE];
    const size_t letter = SPLICE_DETECTOR_INPUT_CHANNELS;
    splice_detector_network *network;

    if (splice_detector_create(NULL, 0, &network) != SIGNALS_OK)
        return fail("create");
    long letters = 0;
    for (int character; (character = getchar()) != EOF;) {
        const char *place = strchr(alphabet, character | 0x20);
        if (character <= ' ')
            continue;
        if (place == NULL) {
            fprintf(stderr, "'%c' is no letter of DNA; expected A, C, G, T, or N for an unknown one.\n", character);
            return 1;
        }

        memmove(window, window + letter, sizeof window - letter * sizeof *window);
        float *last = window + SPLICE_DETECTOR_INPUT_SIZE - letter;
        for (size_t channel = 0; channel < letter; channel++)
            last[channel] = place - alphabet == (long)channel;
        if (++letters < SPLICE_DETECTOR_INPUT_LENGTH)
            continue;
        if (splice_detector_predict(network, window, SPLICE_DETECTOR_INPUT_SIZE, probabilities, SPLICE_DETECTOR_OUTPUT_SIZE) != SIGNALS_OK)
            return fail("predict");
        print(letters - SPLICE_DETECTOR_INPUT_LENGTH / 2, probabilities, with_bits);
    }

    return splice_detector_destroy(network) == SIGNALS_OK ? 0 : fail("destroy");
}
