package dev.atoll.core.pipeline;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;

/**
 * One of the verbs that carry out nodes.
 *
 * @param operation the macro to call; only with {@link Verb#RUN_OPERATION}
 * @param only ids of nodes by tenant, in the place of the selection; a tenant that is not among
 *     them has nothing to do
 * @param inline SQL with Jinja to compile in place of nodes; only with {@link Verb#COMPILE}
 */
public record BuildRequest(
    Verb verb,
    Selection selection,
    SequencedSet<Option> options,
    Optional<String> inline,
    Optional<Operation> operation,
    Optional<SequencedMap<TenantId, Set<String>>> only) {

  /**
   * A macro to call.
   *
   * @param macro bare, or with its package in front
   * @param arguments the text of {@code --args}, YAML, unread
   */
  public record Operation(String macro, Optional<String> arguments) {}

  /** dbt's commands, named as in dbt. */
  public enum Verb {
    BUILD("build"),
    RUN("run"),
    TEST("test"),
    SEED("seed"),
    SNAPSHOT("snapshot"),
    COMPILE("compile"),
    FRESHNESS("source freshness"),
    CLONE("clone"),
    RUN_OPERATION("run-operation"),
    DOCS("docs generate");

    private final String command;

    Verb(String command) {
      this.command = command;
    }

    /** The word on the command line. */
    public String command() {
      return command;
    }

    /** dbt's {@code flags.WHICH}: the last word. */
    String which() {
      return command.substring(command.indexOf(' ') + 1);
    }
  }

  /** What dbt's flags of the same name ask for. */
  public enum Option {
    FULL_REFRESH,
    STORE_FAILURES,
    FAIL_FAST,
    /** Leave out what is unchanged; not dbt's. */
    CHANGED_ONLY,
    /** Documentation of what was compiled before. */
    NO_COMPILE,
    /** Documentation that says nothing of the database. */
    EMPTY_CATALOG,
    /** Also a page that holds all it shows. */
    STATIC;

    /** As it stands in the ledger and in JSON. */
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public BuildRequest {
    if (inline.isPresent() && verb != Verb.COMPILE) {
      throw new IllegalArgumentException("inline SQL is only compiled, not " + verb.command());
    }
    if (operation.isPresent() != (verb == Verb.RUN_OPERATION)) {
      throw new IllegalArgumentException("a macro is called by run-operation, and by nothing else");
    }
    options = Ordered.set(options);
  }

  /** A verb for nodes. */
  public BuildRequest(
      Verb verb, Selection selection, SequencedSet<Option> options, Optional<String> inline) {
    this(verb, selection, options, inline, Optional.empty(), Optional.empty());
  }

  /** The call of a macro. */
  public static BuildRequest of(Operation operation) {
    return new BuildRequest(
        Verb.RUN_OPERATION,
        Selection.ALL,
        Ordered.set(List.of()),
        Optional.empty(),
        Optional.of(operation),
        Optional.empty());
  }

  /** What an earlier run of a verb left undone. */
  static BuildRequest retry(
      Verb verb, SequencedSet<Option> options, SequencedMap<TenantId, Set<String>> undone) {
    return new BuildRequest(
        verb, Selection.ALL, options, Optional.empty(), Optional.empty(), Optional.of(undone));
  }

  /** What a plan says. */
  static BuildRequest planned(
      Verb verb, SequencedSet<Option> options, SequencedMap<TenantId, Set<String>> steps) {
    return retry(verb, options, steps);
  }

  /** A verb for the selected nodes. */
  public static BuildRequest of(Verb verb, Selection selection, Option... options) {
    return new BuildRequest(verb, selection, Ordered.set(List.of(options)), Optional.empty());
  }

  public boolean has(Option option) {
    return options.contains(option);
  }
}
