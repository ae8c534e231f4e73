/**
 * What a template of a dbt project sees: dbt's functions and objects, and its macros by name.
 *
 * <p>Start at {@link dev.atoll.core.dbt.MacroLibrary} for macros and {@link
 * dev.atoll.core.dbt.NodeScope} for names. Joins the template language's atoms with the engine's
 * relations. Knows no graph and no tenant: what differs is handed in.
 */
@NullMarked
package dev.atoll.core.dbt;

import org.jspecify.annotations.NullMarked;
