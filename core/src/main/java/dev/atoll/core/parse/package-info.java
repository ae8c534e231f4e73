/**
 * Reads dbt files and packages into a {@link dev.atoll.core.project.Project}, unrendered, once for
 * all tenants. Start at {@link dev.atoll.core.parse.ProjectParser}; {@link
 * dev.atoll.core.parse.ProfileReader} reads profiles.yml. Whatever is wrong becomes a Problem, and
 * reading goes on. Rendering, refs, config precedence and the graph do not belong here, nor does
 * the fleet.
 */
@NullMarked
package dev.atoll.core.parse;

import org.jspecify.annotations.NullMarked;
