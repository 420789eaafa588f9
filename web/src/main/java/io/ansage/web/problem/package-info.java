/** Every refusal as problem details (RFC 9457): what is wrong, with which field, and the remedy. */
@NullMarked
package io.ansage.web.problem;

import org.jspecify.annotations.NullMarked;
