/** The language and the decisions of Ansage. */
@NullMarked
package io.ansage.domain;

import org.jspecify.annotations.NullMarked;
