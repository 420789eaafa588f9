/** What operators say: kept, counted, and told to whom it concerns. */
@NullMarked
package io.ansage.query.message;

import org.jspecify.annotations.NullMarked;
