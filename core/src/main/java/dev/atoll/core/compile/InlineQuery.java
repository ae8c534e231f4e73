package dev.atoll.core.compile;

import dev.atoll.core.project.ResourceType;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import dev.atoll.jinja.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** A query given on the command line, as a node that is in no graph. */
public final class InlineQuery {
  /** The name it goes by, as in dbt. */
  public static final String NAME = "inline_query";

  private InlineQuery() {}

  /**
   * The node of a query.
   *
   * @throws dev.atoll.domain.ProblemException what is wrong with the template, or what it refers to
   */
  public static Node of(String sql, TenantGraph graph, GraphBuilder builder) {
    Place place = Place.of("--inline", 1, 1);
    Template template = builder.yaml().template(place, sql);
    String packageName = builder.project().name();
    Captured captured = builder.parsing(graph.scopes()).of(template, packageName, NAME);
    SequencedSet<String> parents = new LinkedHashSet<>();
    captured
        .refs()
        .forEach(
            ref ->
                parents.add(
                    graph
                        .find(ref, packageName)
                        .orElseThrow(() -> graph.index().unknown(ref))
                        .id()));
    captured
        .sources()
        .forEach(
            source ->
                parents.add(
                    graph
                        .find(source, packageName)
                        .orElseThrow(() -> graph.index().unknown(source))
                        .id()));
    NodeFacts facts =
        new NodeFacts(
            "analysis." + packageName + "." + NAME,
            ResourceType.ANALYSIS,
            NAME,
            packageName,
            NAME + ".sql",
            NAME + ".sql",
            new ArrayList<>(List.of(packageName, NAME)),
            sql,
            Optional.of(template),
            place,
            "",
            new NodeConfig(new LinkedHashMap<>(ConfigDefaults.of(ResourceType.ANALYSIS))));
    return new Node.Analysis(facts, Ordered.set(parents));
  }
}
