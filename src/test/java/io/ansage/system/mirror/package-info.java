/** The mirror of journey events on a real Kafka: everything arrives, in order, whatever fails on the way. */
@NullMarked
package io.ansage.system.mirror;

import org.jspecify.annotations.NullMarked;
