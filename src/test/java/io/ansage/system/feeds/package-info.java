/** The translators on recorded feeds, and on input that means harm. */
@NullMarked
package io.ansage.system.feeds;

import org.jspecify.annotations.NullMarked;
