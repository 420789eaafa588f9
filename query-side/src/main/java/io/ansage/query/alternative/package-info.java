/** What passengers can do instead, and what they make of it. */
@NullMarked
package io.ansage.query.alternative;

import org.jspecify.annotations.NullMarked;
