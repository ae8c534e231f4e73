package dev.atoll.core.pipeline;

import java.util.Optional;

/**
 * Which steps of which run to do again.
 *
 * @param run id, a unique beginning of one, {@code latest} or {@code previous}; else the newest
 * @param selection which of its steps, whatever became of them; {@link Selection#ALL} for those
 *     that failed, were skipped or never began
 */
public record RerunRequest(Optional<String> run, Selection selection) {}
