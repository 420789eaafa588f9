/** Decides who is told what, and when. */
@NullMarked
package io.ansage.query.notice;

import org.jspecify.annotations.NullMarked;
