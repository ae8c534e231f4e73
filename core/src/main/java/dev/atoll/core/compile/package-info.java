/**
 * Node × tenant: renders names and YAML, merges configs, finds refs, builds the graph, compiles a
 * node's SQL.
 *
 * <p>Start at {@link dev.atoll.core.compile.GraphBuilder}. Reads files never (that is {@code
 * parse}) and runs nothing (that is {@code execute}).
 */
@NullMarked
package dev.atoll.core.compile;

import org.jspecify.annotations.NullMarked;
