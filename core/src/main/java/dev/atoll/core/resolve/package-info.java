/** core resolve */
@NullMarked
package dev.atoll.core.resolve;

import org.jspecify.annotations.NullMarked;
