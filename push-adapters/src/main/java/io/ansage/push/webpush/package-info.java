/** Delivery to browsers by Web Push (RFC 8030, 8291, 8292). */
@NullMarked
package io.ansage.push.webpush;

import org.jspecify.annotations.NullMarked;
