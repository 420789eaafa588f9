/** Delivery to programs of passengers by signed webhooks (Standard Webhooks). */
@NullMarked
package io.ansage.push.webhook;

import org.jspecify.annotations.NullMarked;
