/**
 * The words every other module speaks: ids, places, problems, reasons, settings with their origins.
 *
 * <p>Start at {@link dev.atoll.domain.Problem}. Nothing here knows YAML, SQL, templates or a
 * database, and nothing here depends on more than the JDK and JSpecify.
 */
@NullMarked
package dev.atoll.domain;

import org.jspecify.annotations.NullMarked;
