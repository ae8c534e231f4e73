/** core parse */
@NullMarked
package dev.atoll.core.parse;

import org.jspecify.annotations.NullMarked;
