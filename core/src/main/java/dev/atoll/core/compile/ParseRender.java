package dev.atoll.core.compile;

import dev.atoll.core.dbt.ConfigCapture;
import dev.atoll.core.dbt.NodeScope;
import dev.atoll.core.dbt.ParsingAdapterValue;
import dev.atoll.core.dbt.References;
import dev.atoll.core.dbt.RelationValue;
import dev.atoll.core.dbt.StatementResults;
import dev.atoll.engine.Relation;
import dev.atoll.jinja.Template;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.UndefinedMode;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Renders a node's template with {@code execute} false and no connection, to learn what it refers
 * to and how it configures itself. The text it gives is thrown away.
 */
final class ParseRender {
  private final Scopes scopes;
  private final Docs docs;

  ParseRender(Scopes scopes, Docs docs) {
    this.scopes = scopes;
    this.docs = docs;
  }

  /**
   * Renders a model, snapshot, singular test, analysis or hook.
   *
   * @throws dev.atoll.domain.ProblemException what is wrong with the template
   */
  Captured of(Template template, String packageName, String name) {
    return of(template, packageName, name, (scope, render) -> {});
  }

  /** As above, with further names in scope. */
  Captured of(Template template, String packageName, String name, MoreNames names) {
    Render render = render();
    Listening references = new Listening(placeholder(name));
    ConfigCapture config = new ConfigCapture();
    NodeScope scope = scope(packageName, name, render, references, config);
    names.add(scope, render);
    template.render(scope, render);
    return new Captured(
        new ArrayList<>(references.refs), new ArrayList<>(references.sources), config.captured());
  }

  /** Adds names to the scope of a render. */
  @FunctionalInterface
  interface MoreNames {
    void add(NodeScope scope, Render render);
  }

  static Render render() {
    return Render.builder().undefined(UndefinedMode.PERMISSIVE).build();
  }

  /** A scope in which {@code ref} and {@code source} are answered by somebody else. */
  NodeScope scope(
      String packageName, String name, Render render, References references, ConfigCapture config) {
    NodeScope scope = scopes.node(packageName, name, render);
    StatementResults statements = new StatementResults(scopes.tenant().notes());
    return scope
        .withReferences(references)
        .withStatements(statements)
        .with("execute", BoolValue.FALSE)
        .with("config", config)
        .with("this", placeholder(name))
        .with("doc", docs.function(packageName))
        .with(
            "adapter",
            new ParsingAdapterValue(
                scope, scopes.dialect(), scopes.quoting(), scopes.tenant().notes()));
  }

  private RelationValue placeholder(String name) {
    return RelationValue.of(
        Relation.of(
            scopes.tenant().namespace().database(), scopes.tenant().namespace().schema(), name),
        scopes.quoting(),
        scopes.dialect());
  }

  private static final class Listening implements References {
    private final Set<Ref> refs = new LinkedHashSet<>();
    private final Set<SourceRef> sources = new LinkedHashSet<>();
    private final RelationValue answer;

    Listening(RelationValue answer) {
      this.answer = answer;
    }

    @Override
    public Value ref(Ref ref, Render render) {
      refs.add(ref);
      return answer;
    }

    @Override
    public Value source(SourceRef source, Render render) {
      sources.add(source);
      return answer;
    }
  }
}
