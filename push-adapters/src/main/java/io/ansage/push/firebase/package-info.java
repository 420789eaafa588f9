/** Delivery through Firebase Cloud Messaging, to Android, iOS and browsers. */
@NullMarked
package io.ansage.push.firebase;

import org.jspecify.annotations.NullMarked;
