package dev.atoll.core.pipeline;

import dev.atoll.domain.Ordered;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * One of the verbs that carry out nodes.
 *
 * @param inline SQL with Jinja to compile in place of nodes; only with {@link Verb#COMPILE}
 */
public record BuildRequest(
    Verb verb, Selection selection, SequencedSet<Option> options, Optional<String> inline) {

  /** dbt's commands, named as in dbt. */
  public enum Verb {
    BUILD("build"),
    RUN("run"),
    TEST("test"),
    SEED("seed"),
    SNAPSHOT("snapshot"),
    COMPILE("compile");

    private final String command;

    Verb(String command) {
      this.command = command;
    }

    /** The word on the command line. */
    public String command() {
      return command;
    }
  }

  /** What dbt's flags of the same name ask for. */
  public enum Option {
    FULL_REFRESH,
    STORE_FAILURES,
    FAIL_FAST
  }

  public BuildRequest {
    if (inline.isPresent() && verb != Verb.COMPILE) {
      throw new IllegalArgumentException("inline SQL is only compiled, not " + verb.command());
    }
    options = Ordered.set(options);
  }

  /** A verb for the selected nodes. */
  public static BuildRequest of(Verb verb, Selection selection, Option... options) {
    return new BuildRequest(verb, selection, Ordered.set(List.of(options)), Optional.empty());
  }

  public boolean has(Option option) {
    return options.contains(option);
  }
}
