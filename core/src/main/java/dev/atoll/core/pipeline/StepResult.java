package dev.atoll.core.pipeline;

import dev.atoll.domain.Problem;
import dev.atoll.domain.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How one step of one tenant ended.
 *
 * @param problem present when the reason is a failure or a warning
 * @param rows rows written or affected, where the engine says so
 * @param failures rows a test found
 * @param started when it began; of a step that never began the time that was known
 * @param compiled the file with its compiled SQL, where one was written
 */
public record StepResult(
    NodeRef node,
    Reason reason,
    Optional<Problem> problem,
    OptionalLong rows,
    OptionalLong failures,
    Instant started,
    Duration elapsed,
    Optional<Path> compiled) {}
