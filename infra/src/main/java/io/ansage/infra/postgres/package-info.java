/** What we know about PostgreSQL and nobody else needs to. */
@NullMarked
package io.ansage.infra.postgres;

import org.jspecify.annotations.NullMarked;
