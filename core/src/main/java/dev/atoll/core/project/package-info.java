/** core project */
@NullMarked
package dev.atoll.core.project;

import org.jspecify.annotations.NullMarked;
