/**
 * Installs the packages a dbt project asks for: reads packages.yml or dependencies.yml, settles
 * versions over all that packages ask for in turn, writes package-lock.yml, and puts the packages
 * in their folder. Start at {@link dev.atoll.core.packages.Deps}. Reading what is installed belongs
 * to {@code parse}; nothing here knows tenants.
 */
@NullMarked
package dev.atoll.core.packages;

import org.jspecify.annotations.NullMarked;
