/**
 * Fleet files: from {@code fleet.yml}, the layers and the list of tenants to tenants whose every
 * setting knows where it came from. Start at {@link dev.atoll.core.resolve.FleetReader}, which
 * reads what is declared, and {@link dev.atoll.core.resolve.FleetResolver}, which decides it for
 * each tenant. What dbt files say, profiles included, does not belong here, nor does anything that
 * needs a connection.
 */
@NullMarked
package dev.atoll.core.resolve;

import org.jspecify.annotations.NullMarked;
