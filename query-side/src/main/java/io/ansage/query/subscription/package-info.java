/** Who wants to be told about which part of which journey. */
@NullMarked
package io.ansage.query.subscription;

import org.jspecify.annotations.NullMarked;
