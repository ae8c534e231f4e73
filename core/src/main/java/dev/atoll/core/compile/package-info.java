/** core compile */
@NullMarked
package dev.atoll.core.compile;

import org.jspecify.annotations.NullMarked;
