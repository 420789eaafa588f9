/** What other modules may ask of the query side. Read ports only, but for what staff may do to projections and dead letters. */
@NullMarked
package io.ansage.query.api;

import org.jspecify.annotations.NullMarked;
