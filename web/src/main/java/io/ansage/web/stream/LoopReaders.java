package io.ansage.web.stream;

import io.netty.channel.EventLoop;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The readers on one event loop, by topic. Everything in here is touched on that loop only. */
final class LoopReaders {

    private final EventLoop loop;
    private final Map<Object, Group> groups = new HashMap<>();

    LoopReaders(EventLoop loop) {
        this.loop = loop;
    }

    void add(StreamReader reader) {
        loop.execute(() -> {
            if (!reader.hasEnded()) {
                groups.computeIfAbsent(reader.topic(), _ -> new Group()).add(reader);
            }
        });
    }

    /** On the loop. */
    void remove(StreamReader reader) {
        var group = groups.get(reader.topic());
        if (group != null && group.remove(reader)) {
            groups.remove(reader.topic());
        }
    }

    void publish(Object topic, Change change) {
        loop.execute(() -> {
            var group = groups.get(topic);
            if (group != null) {
                group.each(reader -> reader.offer(change));
            }
        });
    }

    void beat(int part, long published) {
        loop.execute(() -> groups.values().stream().toList().forEach(group -> group.each(reader -> {
            if (reader.turn() == part) {
                reader.beat(published);
            }
        })));
    }

    void endAll() {
        loop.execute(() -> groups.values().stream().toList().forEach(group -> group.each(StreamReader::endNow)));
    }

    /** The readers of one topic. */
    private static final class Group {
        private StreamReader[] readers = new StreamReader[1];
        private int size;

        void add(StreamReader reader) {
            if (size == readers.length) {
                readers = Arrays.copyOf(readers, size * 2);
            }
            reader.place(size);
            readers[size++] = reader;
        }

        /** Whether it was the last one. */
        boolean remove(StreamReader reader) {
            int place = reader.place();
            if (place >= 0 && place < size && readers[place] == reader) {
                var last = readers[--size];
                readers[place] = last;
                last.place(place);
                Arrays.fill(readers, size, size + 1, null);
                if (size < readers.length / 4) {
                    readers = Arrays.copyOf(readers, readers.length / 2);
                }
            }
            return size == 0;
        }

        /** From the end, so that one that leaves meanwhile makes nobody miss its turn. */
        void each(Consumer<StreamReader> what) {
            for (int i = size - 1; i >= 0; i--) {
                if (i < size) {
                    what.accept(readers[i]);
                }
            }
        }
    }
}
