/** core dbt */
@NullMarked
package dev.atoll.core.dbt;

import org.jspecify.annotations.NullMarked;
