/** When to tell a passenger what: truth against what was last told. */
@NullMarked
package io.ansage.domain.notice;

import org.jspecify.annotations.NullMarked;
