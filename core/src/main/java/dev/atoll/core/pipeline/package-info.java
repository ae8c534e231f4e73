/** core pipeline */
@NullMarked
package dev.atoll.core.pipeline;

import org.jspecify.annotations.NullMarked;
