/**
 * Storage and mirror once more, on servers in containers as an installation has them. Runs wherever a container engine
 * and the images are, and says why where it does not.
 */
@NullMarked
package io.ansage.system.containers;

import org.jspecify.annotations.NullMarked;
