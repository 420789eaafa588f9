/** What belongs to one passenger: session, devices, subscriptions, notices, export and erasure. */
@NullMarked
package io.ansage.web.passenger;

import org.jspecify.annotations.NullMarked;
