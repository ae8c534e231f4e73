package dev.atoll.core.compile;

import dev.atoll.core.dbt.References;
import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import java.util.Optional;

/**
 * Finds the place at which a node names what does not exist: renders it once more with references
 * that fail.
 */
final class MissingReference {
  private final ParseRender parse;
  private final RefIndex index;
  private final NodeFacts facts;

  MissingReference(ParseRender parse, RefIndex index, NodeFacts facts) {
    this.parse = parse;
    this.index = index;
    this.facts = facts;
  }

  /**
   * The Problem with its place.
   *
   * @param message of the Problem that is looked for
   * @return empty when the template does not fail with it again
   */
  Optional<ProblemException> find(String message) {
    if (facts.template().isEmpty()) {
      return Optional.empty();
    }
    try {
      parse.alone(facts, facts.template().get(), new Failing(message));
      return Optional.empty();
    } catch (ProblemException e) {
      return e.problem().message().equals(message) ? Optional.of(e) : Optional.empty();
    }
  }

  /** Fails for the one reference whose Problem has the message; the others give text. */
  private final class Failing implements References {
    private final String message;

    Failing(String message) {
      this.message = message;
    }

    @Override
    public Value ref(Ref ref, Render render) {
      if (index.find(ref, facts.packageName()).isEmpty()) {
        failIf(index.unknown(ref));
      }
      return StringValue.of(ref.name());
    }

    @Override
    public Value source(SourceRef source, Render render) {
      if (index.find(source, facts.packageName()).isEmpty()) {
        failIf(index.unknown(source));
      }
      return StringValue.of(source.table());
    }

    private void failIf(ProblemException unknown) {
      if (unknown.problem().message().equals(message)) {
        throw unknown;
      }
    }
  }
}
