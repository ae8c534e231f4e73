/**
 * What dbt gives to templates: relations, columns, query results, the functions of its base
 * context, {@code target} and {@code env_var}.
 *
 * <p>Start at {@link dev.atoll.core.dbt.BaseFunctions} and {@link
 * dev.atoll.core.dbt.RelationValue}. Everything that may differ between two renders is read through
 * {@link dev.atoll.jinja.value.Render#read}. Rendering itself, the graph and connections do not
 * belong here.
 */
@NullMarked
package dev.atoll.core.dbt;

import org.jspecify.annotations.NullMarked;
