/** What operators decide about a journey. */
@NullMarked
package io.ansage.web.operator;

import org.jspecify.annotations.NullMarked;
