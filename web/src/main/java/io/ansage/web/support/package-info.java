/** What support staff look into and repair; every look at a passenger leaves a row. */
@NullMarked
package io.ansage.web.support;

import org.jspecify.annotations.NullMarked;
