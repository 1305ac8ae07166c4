package dev.brine.pool;

import org.jspecify.annotations.Nullable;

/** One call on a thread of this process. */
record ThreadTask(ThreadFeed feed, long index, @Nullable Object item) {}
