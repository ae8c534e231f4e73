package dev.atoll.core.compile;

import dev.atoll.core.dbt.ConfigCapture;
import dev.atoll.core.dbt.MacroLibrary;
import dev.atoll.core.dbt.NodeScope;
import dev.atoll.core.dbt.Notes;
import dev.atoll.core.dbt.ParsingAdapterValue;
import dev.atoll.core.dbt.References;
import dev.atoll.core.dbt.RelationAtom;
import dev.atoll.core.dbt.RelationValue;
import dev.atoll.core.dbt.StatementResults;
import dev.atoll.domain.ProblemException;
import dev.atoll.engine.Relation;
import dev.atoll.jinja.Template;
import dev.atoll.jinja.value.Atom;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.Question;
import dev.atoll.jinja.value.Read;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.UndefinedMode;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Renders a node's template with {@code execute} false and no connection, to learn what it refers
 * to and how it configures itself. The text it gives is thrown away.
 */
final class ParseRender {
  /** Stands for the node itself, and for whatever it refers to: no name is known yet. */
  private static final String UNNAMED = "this";

  private final Scopes scopes;
  private final Docs docs;
  private final Renders<Captured> renders;
  private final Listener listener;

  ParseRender(Scopes scopes, Docs docs, Renders<Captured> renders, Listener listener) {
    this.scopes = scopes;
    this.docs = docs;
    this.renders = renders;
    this.listener = listener;
  }

  /** Learns what the renders of one tenant asked. */
  interface Listener {
    /** A render of YAML begins. */
    void yaml(String packageName, Render render);

    /** A template was rendered, or what it would have asked is known. */
    void parsed(Parsed parsed);

    /** Nobody asks. */
    Listener NONE =
        new Listener() {
          @Override
          public void yaml(String packageName, Render render) {}

          @Override
          public void parsed(Parsed parsed) {}
        };
  }

  /**
   * One template, rendered to learn what it refers to.
   *
   * @param reads questions with their answers
   * @param isPrivate whether it saw what no read tells
   * @param result empty when it failed
   * @param again does the same for another tenant
   */
  record Parsed(
      String packageName,
      String name,
      List<Read> reads,
      boolean isPrivate,
      Optional<Captured> result,
      Function<ParseRender, Captured> again) {}

  /** A render for YAML of a package. */
  Render reading(String packageName) {
    Render render = scopes.yamlRender();
    listener.yaml(packageName, render);
    return render;
  }

  /** What is rendered, the same for all tenants. */
  private record Key(Template template, String packageName, String name, Object more) {}

  /**
   * Renders a model, snapshot, singular test, analysis or hook.
   *
   * @throws dev.atoll.domain.ProblemException what is wrong with the template
   */
  Captured of(Template template, String packageName, String name) {
    return of(template, packageName, name, "", (scope, render) -> {});
  }

  /**
   * As above, with further names in scope.
   *
   * @param more all that these names depend on, with equality
   */
  Captured of(Template template, String packageName, String name, Object more, MoreNames names) {
    try {
      return rendered(template, packageName, name, more, names);
    } catch (ProblemException e) {
      throw new ProblemException(e.problems().stream().map(MacroLibrary::inOwnFile).toList());
    }
  }

  private Captured rendered(
      Template template, String packageName, String name, Object more, MoreNames names) {
    Relation self = self(name);
    Heard heard = new Heard(question -> answer(question, packageName, self));
    Optional<Captured> result = Optional.empty();
    try {
      Captured captured = render(template, packageName, name, more, names, heard);
      result = Optional.of(captured);
      return captured;
    } finally {
      listener.parsed(
          new Parsed(
              packageName,
              name,
              heard.reads(),
              heard.isPrivate(),
              result,
              parse -> parse.of(template, packageName, name, more, names)));
    }
  }

  private Captured render(
      Template template,
      String packageName,
      String name,
      Object more,
      MoreNames names,
      Heard heard) {
    Relation self = self(name);
    return renders.of(
        new Key(template, packageName, name, more),
        heard,
        scopes.tenant().notes(),
        renders(self),
        (render, notes) -> {
          heard.listenTo(render);
          Listening references = new Listening(placeholder(self));
          ConfigCapture config = new ConfigCapture();
          NodeScope scope = scope(packageName, name, render, references, config, notes);
          names.add(scope, render);
          template.render(scope, render);
          return new Captured(
              new ArrayList<>(references.refs),
              new ArrayList<>(references.sources),
              scope.called(),
              config.captured());
        });
  }

  /** Adds names to the scope of a render. */
  @FunctionalInterface
  interface MoreNames {
    void add(NodeScope scope, Render render);
  }

  /** What a render in a package is answered for this tenant. */
  @Nullable Value answer(Question question, String packageName, String name) {
    return answer(question, packageName, self(name));
  }

  private @Nullable Value answer(Question question, String packageName, Relation self) {
    return switch (question) {
      case Question.TextOf text -> StringValue.of(text(text.atom(), self));
      case Question.Named named when named.kind().equals(RelationValue.KIND) ->
          RelationValue.answer(self, named.details().getFirst());
      case Question.Named named -> scopes.answer(named, packageName);
    };
  }

  private String text(Atom atom, Relation self) {
    return atom instanceof RelationAtom relation
        ? relation.text(self, scopes.dialect())
        : scopes.characters(atom);
  }

  private Render.Builder renders(Relation self) {
    return Render.builder().undefined(UndefinedMode.PERMISSIVE).concrete(atom -> text(atom, self));
  }

  /** A render of this tenant that nobody shares, with its references answered by somebody else. */
  void alone(NodeFacts facts, Template template, References references) {
    Render render = renders(self(facts.name())).build();
    template.render(
        scope(
            facts.packageName(),
            facts.name(),
            render,
            references,
            new ConfigCapture(),
            scopes.tenant().notes()),
        render);
  }

  private NodeScope scope(
      String packageName,
      String name,
      Render render,
      References references,
      ConfigCapture config,
      Notes notes) {
    NodeScope scope = scopes.node(packageName, name, render, notes);
    for (String part : List.of("database", "schema")) {
      scope.withLazily(part, () -> scopes.place(part, render));
    }
    return scope
        .withReferences(references)
        .withStatements(new StatementResults(notes))
        .with("execute", BoolValue.FALSE)
        .with("config", config)
        .with("this", placeholder(self(name)))
        .with("doc", docs.function(packageName))
        .with("adapter", new ParsingAdapterValue(scope, scopes.dialect(), scopes.quoting(), notes));
  }

  private Relation self(String name) {
    return Relation.of(
        scopes.tenant().namespace().database(), scopes.tenant().namespace().schema(), name);
  }

  private RelationValue placeholder(Relation self) {
    return RelationValue.symbolic(UNNAMED, self, scopes.quoting(), scopes.dialect());
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
