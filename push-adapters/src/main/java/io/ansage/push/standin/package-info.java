/** An endpoint that answers like Firebase Cloud Messaging, and the virtual phones behind it. */
@NullMarked
package io.ansage.push.standin;

import org.jspecify.annotations.NullMarked;
