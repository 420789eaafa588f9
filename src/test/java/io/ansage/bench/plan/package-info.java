/** Planning: who is told (B5), and how many messages that makes for a passenger (B6). */
@NullMarked
package io.ansage.bench.plan;

import org.jspecify.annotations.NullMarked;
