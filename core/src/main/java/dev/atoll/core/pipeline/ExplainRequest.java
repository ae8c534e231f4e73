package dev.atoll.core.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * What is to be explained.
 *
 * @param words of the command line: a tenant, then a variable, a node or {@code node.config}; a
 *     plain project's tenant may be left out
 * @param config a config of the node that the second word names
 * @param kind what the second word is, where it could be several things
 */
public record ExplainRequest(List<String> words, Optional<String> config, Optional<Kind> kind) {
  /** What a word can be. */
  public enum Kind {
    VARIABLE,
    NODE,
    CONFIG
  }

  public ExplainRequest {
    words = List.copyOf(words);
  }
}
