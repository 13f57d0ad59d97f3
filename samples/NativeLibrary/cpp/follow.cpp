// Prints the bits of what a signal gives, then gives it to a stream seven frames at a time, and
// compares what comes out with what the whole signal gives at once. Sums may be in another order.
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <vector>
#include "follower.hpp"

// Numbers between -1 and 1 from a linear congruential sequence (Numerical Recipes' constants).
static std::vector<float> made_up(std::size_t count)
{
    std::vector<float> values(count);
    std::uint32_t state = 1;
    for (auto &value : values) {
        state = 1664525u * state + 1013904223u;
        value = static_cast<float>(state >> 8) / 8388608.0f - 1.0f;
    }

    return values;
}

static std::vector<float> in_pieces(const signals::follower &network, std::span<const float> signal, std::size_t piece)
{
    signals::stream stream(network);
    std::vector<float> outputs, room(64);
    for (std::size_t start = 0; start < signal.size(); start += piece) {
        const auto written = stream.push(signal.subspan(start, std::min(piece, signal.size() - start)), room);
        outputs.insert(outputs.end(), written.begin(), written.end());
    }

    const auto written = stream.flush(room);
    outputs.insert(outputs.end(), written.begin(), written.end());
    return outputs;
}

int main(int count, char **arguments)
{
    try {
        std::ifstream file(count > 1 ? arguments[1] : "follower.safetensors", std::ios::binary);
        const std::vector<char> weights{std::istreambuf_iterator<char>(file), {}};
        const signals::follower network(weights);
        const auto signal = made_up(100 * FOLLOWER_INPUT_CHANNELS);
        const auto whole = network.predict(signal);
        for (const auto value : whole)
            std::printf("%08x\n", std::bit_cast<std::uint32_t>(value));
        const auto pieces = in_pieces(network, signal, 7 * FOLLOWER_INPUT_CHANNELS);
        auto greatest = pieces.size() == whole.size() ? 0.0f : INFINITY;
        for (std::size_t i = 0; i < whole.size() && i < pieces.size(); i++)
            greatest = std::max(greatest, std::abs(pieces[i] - whole[i]));
        std::printf("The stream gave %zu values, which differ by %.1e at most.\n", pieces.size(), greatest);
        return greatest < 1e-5f ? 0 : 1;
    } catch (const std::exception &problem) {
        std::fprintf(stderr, "%s\n", problem.what());
        return 1;
    }
}
