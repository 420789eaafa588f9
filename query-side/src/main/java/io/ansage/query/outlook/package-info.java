/** The current truth per journey and per stop. */
@NullMarked
package io.ansage.query.outlook;

import org.jspecify.annotations.NullMarked;
