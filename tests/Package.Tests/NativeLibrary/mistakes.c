/* Every mistake that a caller can make and a library can see: each line is the status and the text. Ends with 0 if the process lived to the end. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "signals.h"

static void say(const char *what, signals_status status)
{
    char text[256] = "";
    signals_last_error(text, sizeof text);
    printf("%s: %d %s\n", what, (int)status, status == SIGNALS_OK ? "" : text);
}

static void *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    char *bytes = malloc(1 << 20);
    if (file == NULL || bytes == NULL)
        exit(3);
    *length = fread(bytes, 1, 1 << 20, file);
    fclose(file);
    return bytes;
}

static void networks(void)
{
    splice_detector_network *network, *other;
    float inputs[SPLICE_DETECTOR_INPUT_SIZE + 3] = { 0 }, outputs[SPLICE_DETECTOR_OUTPUT_SIZE];
    say("create nowhere", splice_detector_create(NULL, 0, NULL));
    say("create of nothing", splice_detector_create(NULL, 8, &network));
    say("create of garbage", splice_detector_create("garbage!garbage!", 16, &network));
    printf("handle %d\n", network != NULL);
    say("create", splice_detector_create(NULL, 0, &network));
    say("create", splice_detector_create(NULL, 0, &other));
    say("predict", splice_detector_predict(network, inputs, SPLICE_DETECTOR_INPUT_SIZE, outputs, SPLICE_DETECTOR_OUTPUT_SIZE));
    const float before = outputs[0];
    say("wrong inputs", splice_detector_predict(network, inputs, 239, outputs, SPLICE_DETECTOR_OUTPUT_SIZE));
    say("wrong outputs", splice_detector_predict(network, inputs, SPLICE_DETECTOR_INPUT_SIZE, outputs, 2));
    say("too many", splice_detector_predict(network, inputs, (size_t)1 << 40, outputs, 3));
    say("null inputs", splice_detector_predict(network, NULL, SPLICE_DETECTOR_INPUT_SIZE, outputs, SPLICE_DETECTOR_OUTPUT_SIZE));
    say("null outputs", splice_detector_predict(network, inputs, SPLICE_DETECTOR_INPUT_SIZE, NULL, SPLICE_DETECTOR_OUTPUT_SIZE));
    say("overlap", splice_detector_predict(network, inputs, SPLICE_DETECTOR_INPUT_SIZE, inputs + 2, SPLICE_DETECTOR_OUTPUT_SIZE));
    say("null network", splice_detector_predict(NULL, inputs, SPLICE_DETECTOR_INPUT_SIZE, outputs, SPLICE_DETECTOR_OUTPUT_SIZE));
    say("no handle", splice_detector_predict((splice_detector_network *)inputs, inputs, SPLICE_DETECTOR_INPUT_SIZE, outputs, SPLICE_DETECTOR_OUTPUT_SIZE));
    say("load garbage", splice_detector_load(network, inputs, sizeof inputs));
    say("load nothing", splice_detector_load(network, NULL, 0));
    say("destroy", splice_detector_destroy(other));
    say("destroy again", splice_detector_destroy(other));
    say("predict destroyed", splice_detector_predict(other, inputs, SPLICE_DETECTOR_INPUT_SIZE, outputs, SPLICE_DETECTOR_OUTPUT_SIZE));
    say("predict other", splice_detector_predict(network, inputs, SPLICE_DETECTOR_INPUT_SIZE, outputs, SPLICE_DETECTOR_OUTPUT_SIZE));
    printf("unchanged %d\n", memcmp(&before, outputs, sizeof before) == 0);
    say("destroy nothing", splice_detector_destroy(NULL));
    say("destroy", splice_detector_destroy(network));
}

static void streams(const char *path)
{
    size_t length, count;
    char *weights = read_file(path, &length);
    follower_network *network;
    follower_stream *stream;
    float frames[6] = { 0.5f, -0.5f, 1, 0, 0, 1 }, outputs[8], state[4096];
    say("create without weights", follower_create(NULL, 0, &network));
    say("create of half", follower_create(weights, length / 2, &network));
    say("create", follower_create(weights, length, &network));
    for (size_t place = 0; place < 400 && place < length; place++) {
        /* A damaged byte of the header is refused or harmless; either way the process lives. */
        weights[place] ^= 0x55;
        follower_load(network, weights, length);
        weights[place] ^= 0x55;
    }

    say("load", follower_load(network, weights, length));
    say("of another kind", splice_detector_destroy((splice_detector_network *)network));
    say("stream of nothing", follower_stream_create(NULL, &stream));
    say("stream", follower_stream_create(network, &stream));
    say("push", follower_stream_push(stream, frames, 6, outputs, 8, &count));
    say("half a frame", follower_stream_push(stream, frames, 3, outputs, 8, &count));
    say("no room", follower_stream_push(stream, frames, 6, outputs, 1, &count));
    say("no count", follower_stream_push(stream, frames, 6, outputs, 8, NULL));
    say("a network as a stream", follower_stream_reset((follower_stream *)network));
    say("state size", follower_stream_state_size(stream, &count));
    say("save", follower_stream_save_state(stream, state, count));
    say("save short", follower_stream_save_state(stream, state, count - 1));
    memset(state, 0x7f, 64);
    say("load wrong state", follower_stream_load_state(stream, state, count));
    say("short signal", follower_predict_sequence(network, frames, 0, outputs, 8, &count));
    say("destroy network", follower_destroy(network));
    say("push on", follower_stream_push(stream, frames, 2, outputs, 8, &count));
    say("destroy", follower_stream_destroy(stream));
    say("push destroyed", follower_stream_push(stream, frames, 2, outputs, 8, &count));
    free(weights);
}

int main(int count, char **arguments)
{
    networks();
    if (count > 1)
        streams(arguments[1]);
    puts("end");
    return 0;
}
