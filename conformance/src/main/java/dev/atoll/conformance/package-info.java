/**
 * Other people's dbt projects, run by Atoll and by dbt, and compared. Start at {@link
 * dev.atoll.conformance.Conformance}. Knows Atoll as a command line only; code of the projects does
 * not belong here.
 */
@NullMarked
package dev.atoll.conformance;

import org.jspecify.annotations.NullMarked;
