/** What has happened to a message. Public facts. */
@NullMarked
package io.ansage.domain.message.event;

import org.jspecify.annotations.NullMarked;
