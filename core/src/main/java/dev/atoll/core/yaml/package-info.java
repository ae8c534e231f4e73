/** core yaml */
@NullMarked
package dev.atoll.core.yaml;

import org.jspecify.annotations.NullMarked;
