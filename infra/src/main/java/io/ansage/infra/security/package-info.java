/** Whose tokens are believed, and the small issuer of the default run. */
@NullMarked
package io.ansage.infra.security;

import org.jspecify.annotations.NullMarked;
