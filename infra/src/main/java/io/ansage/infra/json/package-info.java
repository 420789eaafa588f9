/** The one way in which values of the domain are written as JSON, in the store, on Kafka and in tables. */
@NullMarked
package io.ansage.infra.json;

import org.jspecify.annotations.NullMarked;
