/** The run without installed servers: PostgreSQL and Kafka come up with the application. */
@NullMarked
package io.ansage.infra.standalone;

import org.jspecify.annotations.NullMarked;
