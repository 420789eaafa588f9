/** What a passenger wants of a subscription. */
@NullMarked
package io.ansage.domain.subscription.command;

import org.jspecify.annotations.NullMarked;
