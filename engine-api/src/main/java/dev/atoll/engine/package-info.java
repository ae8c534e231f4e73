/**
 * What a database driver offers to Atoll, and the words both sides use: targets, relations, rows,
 * errors. Published, so that others can write drivers.
 *
 * <p>Start at {@link dev.atoll.engine.Engine}, then {@link dev.atoll.engine.Session}. A driver is a
 * class named in {@code META-INF/services/dev.atoll.engine.Engine} that passes {@code
 * EngineContract}, which this module publishes as its test-jar. Nothing here knows dbt projects,
 * tenants or templates.
 */
@NullMarked
package dev.atoll.engine;

import org.jspecify.annotations.NullMarked;
