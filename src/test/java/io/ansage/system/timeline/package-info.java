/** The whole product on a virtual clock: what goes in when, what may come out between when and when, and nothing else. */
@NullMarked
package io.ansage.system.timeline;

import org.jspecify.annotations.NullMarked;
