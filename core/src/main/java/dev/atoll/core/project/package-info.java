/**
 * A dbt project as it is written: the records of its files, read once for all tenants and not
 * rendered. Start at {@link dev.atoll.core.project.Project}. What may differ per tenant (a
 * description, a config, a name with Jinja in it) stays a YAML node with its place. Reading files
 * does not belong here, nor does anything that is rendered.
 */
@NullMarked
package dev.atoll.core.project;

import org.jspecify.annotations.NullMarked;
