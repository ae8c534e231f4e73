/**
 * What layers change, from the command line to the database: secrets, symbolic variables, sources,
 * required inputs, configs. Every test writes its own fleet with {@link
 * dev.atoll.acceptance.layers.Shore}.
 */
@NullMarked
package dev.atoll.acceptance.layers;

import org.jspecify.annotations.NullMarked;
