/** What has happened to a journey. Names and revisions are for ever. */
@NullMarked
package io.ansage.domain.journey.event;

import org.jspecify.annotations.NullMarked;
