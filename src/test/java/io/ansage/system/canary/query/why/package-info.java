@NullMarked
package io.ansage.system.canary.query.why;

import org.jspecify.annotations.NullMarked;
