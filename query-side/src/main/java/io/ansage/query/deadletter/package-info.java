/** What was given up, from all who give up, as one list for a person. */
@NullMarked
package io.ansage.query.deadletter;

import org.jspecify.annotations.NullMarked;
