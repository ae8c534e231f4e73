/**
 * The use cases of Atoll, and the only door through which the command line and the server come in.
 *
 * <p>Start at {@link dev.atoll.core.pipeline.Atoll}. What belongs here: requests, results and
 * events as plain records, and the wiring of the stages behind them. What does not: parsing,
 * resolving, executing (the packages beside this one) and anything that prints.
 */
@NullMarked
package dev.atoll.core.pipeline;

import org.jspecify.annotations.NullMarked;
