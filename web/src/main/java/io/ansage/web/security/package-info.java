/** Who may call what: passenger sessions of our own, staff by OIDC tokens, everything else denied. */
@NullMarked
package io.ansage.web.security;

import org.jspecify.annotations.NullMarked;
