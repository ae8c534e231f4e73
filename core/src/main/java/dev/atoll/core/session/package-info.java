/** core session */
@NullMarked
package dev.atoll.core.session;

import org.jspecify.annotations.NullMarked;
