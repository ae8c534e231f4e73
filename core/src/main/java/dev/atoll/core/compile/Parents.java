package dev.atoll.core.compile;

import dev.atoll.core.dbt.References;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Finds what nodes read: references are looked up, and those that name nothing, or what may not be
 * read, become Problems with a place. For one shape.
 */
record Parents(
    RefIndex index,
    Map<String, NodeFacts> known,
    AccessRules access,
    ParseRender parse,
    PropertiesIndex properties,
    Problems problems) {

  /** The ids of what a node refers to, in the order in which it names them. */
  SequencedSet<String> of(NodeFacts facts, Captured captured, Optional<String> group) {
    SequencedSet<String> parents = new LinkedHashSet<>();
    Reading reading = new Reading(facts, group);
    List<ProblemException> wrong = new ArrayList<>();
    for (References.Ref ref : captured.refs()) {
      index.find(ref, facts.packageName()).ifPresent(parents::add);
      reading.of(ref).ifPresent(wrong::add);
    }
    for (References.SourceRef source : captured.sources()) {
      index.find(source, facts.packageName()).ifPresent(parents::add);
      reading.of(source).ifPresent(wrong::add);
    }
    wrong.forEach(problem -> problems.addAll(located(facts, problem, reading)));
    return Ordered.set(parents);
  }

  /** What is wrong with the references of one node. */
  private final class Reading implements WrongReference.Verdict {
    private final NodeFacts reader;
    private final Optional<String> group;

    Reading(NodeFacts reader, Optional<String> group) {
      this.reader = reader;
      this.group = group;
    }

    @Override
    public Optional<ProblemException> of(References.Ref ref) {
      Optional<String> id = index.find(ref, reader.packageName());
      if (id.isEmpty() && index.isBroken(ref.name())) {
        return Optional.empty();
      }
      return id.isEmpty() || index.isAmbiguous(ref, reader.packageName())
          ? Optional.of(index.unknown(ref))
          : id.map(known::get).flatMap(target -> access.refusal(reader, group, target));
    }

    @Override
    public Optional<ProblemException> of(References.SourceRef source) {
      return index.find(source, reader.packageName()).isEmpty()
          ? Optional.of(index.unknown(source))
          : Optional.empty();
    }
  }

  /** Renders once more, this time with references that fail, so that the Problem has a place. */
  private List<Problem> located(NodeFacts facts, ProblemException problem, Reading reading) {
    String wanted = problem.problem().message();
    try {
      return new WrongReference(parse, facts, reading)
          .find(wanted).orElse(problem).problems().stream()
              .map(found -> found.place().isPresent() ? found : found.at(placeOf(facts, found)))
              .toList();
    } catch (ProblemException e) {
      return e.problems();
    }
  }

  /** What no template refers to, a foreign key in the properties does. */
  private Place placeOf(NodeFacts facts, Problem problem) {
    String reference = problem.message().substring(0, problem.message().indexOf(')') + 1);
    return ForeignKeys.placeOf(
            properties
                .find(facts.packageName(), facts.type(), facts.name())
                .map(PropertiesIndex.Described::properties),
            reference)
        .orElse(facts.place());
  }

  /**
   * A data test of what does not exist is left out with a warning, of what is disabled without one,
   * as dbt does: such tests are often the remains of a model that was removed.
   */
  boolean isTestable(NodeFacts facts, Captured captured) {
    List<Problem> missing = new ArrayList<>();
    for (References.Ref ref : captured.refs()) {
      if (index.find(ref, facts.packageName()).isEmpty() && !index.isBroken(ref.name())) {
        missing.add(index.unknown(ref).problem());
      }
    }
    for (References.SourceRef source : captured.sources()) {
      if (index.find(source, facts.packageName()).isEmpty()) {
        missing.add(index.unknown(source).problem());
      }
    }
    missing.stream()
        .filter(problem -> problem.code().equals(RefIndex.UNKNOWN))
        .map(
            problem ->
                Problem.warning(
                    problem.code(),
                    facts.place(),
                    "test '" + facts.name() + "' does not run: " + problem.message(),
                    problem.cause(),
                    problem.mend()))
        .forEach(problems::add);
    return missing.isEmpty();
  }
}
