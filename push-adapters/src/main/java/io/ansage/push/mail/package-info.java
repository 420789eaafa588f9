/** Delivery by e-mail. */
@NullMarked
package io.ansage.push.mail;

import org.jspecify.annotations.NullMarked;
