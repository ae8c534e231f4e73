/**
 * Results and problems as the documented JSON of {@code --output json}, written by hand.
 *
 * <p>Start at {@link dev.atoll.cli.json.JsonDocument}. docs/reference/output-json.md is its
 * contract.
 */
@NullMarked
package dev.atoll.cli.json;

import org.jspecify.annotations.NullMarked;
