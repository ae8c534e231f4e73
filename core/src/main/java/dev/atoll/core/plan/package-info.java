/** core plan */
@NullMarked
package dev.atoll.core.plan;

import org.jspecify.annotations.NullMarked;
