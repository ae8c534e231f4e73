/**
 * Fleets on PostgreSQL servers that really ask for passwords: provisioned by administrators of
 * several kinds, built by their tenants' own logins. Start at {@link
 * dev.atoll.acceptance.postgres.Harbour}.
 */
@NullMarked
package dev.atoll.acceptance.postgres;

import org.jspecify.annotations.NullMarked;
