package dev.atoll.core.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is held against frozen data.
 *
 * @param before a file that {@code freeze} wrote
 * @param after another one; what stands in the databases now when empty
 * @param selection which of the frozen nodes; with two files all
 * @param ignored further columns that do not count
 */
public record CompareRequest(
    Path before, Optional<Path> after, Selection selection, List<String> ignored) {
  public CompareRequest {
    ignored = List.copyOf(ignored);
  }
}
