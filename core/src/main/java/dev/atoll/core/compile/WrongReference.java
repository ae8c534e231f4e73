package dev.atoll.core.compile;

import dev.atoll.core.dbt.References;
import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import java.util.Optional;

/**
 * Finds the place at which a node names what it cannot or may not read: renders it once more with
 * references that fail.
 */
final class WrongReference {
  private final ParseRender parse;
  private final NodeFacts facts;
  private final Verdict verdict;

  /** Says what is wrong with a reference; empty when nothing is. */
  interface Verdict {
    Optional<ProblemException> of(References.Ref ref);

    Optional<ProblemException> of(References.SourceRef source);
  }

  WrongReference(ParseRender parse, NodeFacts facts, Verdict verdict) {
    this.parse = parse;
    this.facts = facts;
    this.verdict = verdict;
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
      verdict.of(ref).ifPresent(this::failIf);
      return StringValue.of(ref.name());
    }

    @Override
    public Value source(SourceRef source, Render render) {
      verdict.of(source).ifPresent(this::failIf);
      return StringValue.of(source.table());
    }

    private void failIf(ProblemException unknown) {
      if (unknown.problem().message().equals(message)) {
        throw unknown;
      }
    }
  }
}
