/** What ties our ports to the event store and the event processors of Axon. */
@NullMarked
package io.ansage.infra.axon;

import org.jspecify.annotations.NullMarked;
