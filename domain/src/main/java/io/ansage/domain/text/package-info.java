/** The words of a notice, in the languages of its readers. */
@NullMarked
package io.ansage.domain.text;

import org.jspecify.annotations.NullMarked;
