/** core execute */
@NullMarked
package dev.atoll.core.execute;

import org.jspecify.annotations.NullMarked;
