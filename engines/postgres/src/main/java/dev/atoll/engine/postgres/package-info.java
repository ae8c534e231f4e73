/**
 * The PostgreSQL driver: one JDBC connection for each session, to the one database that a target
 * names.
 *
 * <p>Start at {@link dev.atoll.engine.postgres.PostgresEngine}; {@code Connector} says how a
 * profile becomes a connection, {@code PostgresErrors} what the server's error codes mean. Nothing
 * here knows dbt's materialisations: the macros beside it are resources. How many connections may
 * be open is counted by whoever holds the sessions, not here.
 */
@NullMarked
package dev.atoll.engine.postgres;

import org.jspecify.annotations.NullMarked;
