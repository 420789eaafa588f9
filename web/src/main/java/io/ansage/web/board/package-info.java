/** Station boards: what departs and arrives at a stop, what is announced there, and what operators say about it. */
@NullMarked
package io.ansage.web.board;

import org.jspecify.annotations.NullMarked;
