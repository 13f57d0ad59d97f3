// The C functions as C++ objects: what was made is given back by itself, and a status is an exception.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>
#include "signals.h"

namespace signals {

inline void check(signals_status status)
{
    if (status == SIGNALS_OK)
        return;
    std::string text(signals_last_error(nullptr, 0), '\0');
    signals_last_error(text.data(), text.size() + 1);
    throw std::runtime_error(text);
}

class follower {
public:
    explicit follower(std::span<const char> weights)
    {
        follower_network *network;
        check(follower_create(weights.data(), weights.size(), &network));
        network_.reset(network);
    }

    std::vector<float> predict(std::span<const float> signal) const
    {
        std::size_t steps;
        check(follower_sequence_output_length(signal.size() / FOLLOWER_INPUT_CHANNELS, &steps));
        std::vector<float> outputs(steps * FOLLOWER_OUTPUT_CHANNELS);
        check(follower_predict_sequence(network_.get(), signal.data(), signal.size(), outputs.data(), outputs.size(), &steps));
        return outputs;
    }

    const follower_network *get() const { return network_.get(); }

private:
    std::unique_ptr<follower_network, decltype(&follower_destroy)> network_{nullptr, &follower_destroy};
};

class stream {
public:
    explicit stream(const follower &network)
    {
        follower_stream *made;
        check(follower_stream_create(network.get(), &made));
        stream_.reset(made);
    }

    // Allocates nothing; the outputs stand at the front of the room.
    std::span<float> push(std::span<const float> frames, std::span<float> room)
    {
        std::size_t written;
        check(follower_stream_push(stream_.get(), frames.data(), frames.size(), room.data(), room.size(), &written));
        return room.first(written * FOLLOWER_OUTPUT_CHANNELS);
    }

    std::span<float> flush(std::span<float> room)
    {
        std::size_t written;
        check(follower_stream_flush(stream_.get(), room.data(), room.size(), &written));
        return room.first(written * FOLLOWER_OUTPUT_CHANNELS);
    }

private:
    std::unique_ptr<follower_stream, decltype(&follower_stream_destroy)> stream_{nullptr, &follower_stream_destroy};
};

}
