/** What runs again and again for as long as the platform runs. */
@NullMarked
package io.ansage.infra.loop;

import org.jspecify.annotations.NullMarked;
