/** Kafka: observations on their way in. */
@NullMarked
package io.ansage.infra.kafka;

import org.jspecify.annotations.NullMarked;
