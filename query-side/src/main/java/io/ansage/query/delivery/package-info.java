/** Hands notices to channels, asks the send gate before, and writes down what came of it. */
@NullMarked
package io.ansage.query.delivery;

import org.jspecify.annotations.NullMarked;
