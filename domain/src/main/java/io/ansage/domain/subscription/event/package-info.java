/** What has happened to a subscription; stored encrypted per passenger. */
@NullMarked
package io.ansage.domain.subscription.event;

import org.jspecify.annotations.NullMarked;
