/** Kafka: observations on their way in, journey events on their way out. */
@NullMarked
package io.ansage.infra.kafka;

import org.jspecify.annotations.NullMarked;
