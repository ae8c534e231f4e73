package dev.atoll.core.compile;

import dev.atoll.core.dbt.NodeScope;
import dev.atoll.core.dbt.Notes;
import dev.atoll.core.dbt.ParsingAdapterValue;
import dev.atoll.core.project.MacroDefinition;
import dev.atoll.engine.Relation;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Question;
import dev.atoll.jinja.value.Read;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Where a node's relation lies, as {@code generate_database_name}, {@code generate_schema_name} and
 * {@code generate_alias_name} say, which projects override
 * (https://docs.getdbt.com/docs/build/custom-schemas). For one tenant and one thread.
 */
final class NodeNames {
  /** Who asks for its name: the fields of {@code node}, recorded one by one. */
  private static final String NODE = "node";

  private final Scopes scopes;
  private final Renders<String> renders;
  private final IdentityHashMap<Named.Key, String> ofTenant = new IdentityHashMap<>();

  NodeNames(Scopes scopes, Renders<String> renders) {
    this.scopes = scopes;
    this.renders = renders;
  }

  /**
   * The relation of a node.
   *
   * @throws dev.atoll.domain.ProblemException what is wrong with the macros that give names
   */
  Relation of(Named named) {
    Fields node = new Fields(NODE, () -> NodeDicts.unnamed(named.facts()));
    String database = generated(named.database(), node);
    String schema = generated(named.schema(), node);
    String alias = generated(named.alias(), node);
    Optional<String> from =
        database.isEmpty() || database.equals("None")
            ? Optional.of(scopes.tenant().namespace().database())
            : Optional.of(database);
    return new Relation(from, named.fixedSchema().orElse(schema), alias, Optional.empty());
  }

  private String generated(Named.Part part, Fields node) {
    String known = part.ofNode();
    if (known == null) {
      known = ofTenant.get(part.key());
    }
    return known == null ? fresh(part, node) : known;
  }

  private String fresh(Named.Part part, Fields node) {
    String root = scopes.macros().root();
    Heard heard =
        new Heard(
            question -> {
              Question.Named named = (Question.Named) question;
              return named.kind().equals(NODE)
                  ? node.answer(named.name())
                  : scopes.answer(named, root);
            });
    KeptNotes notes = new KeptNotes(scopes.tenant().notes());
    String name =
        renders.of(
            part.key(),
            heard,
            notes,
            Render.builder(),
            (render, said) -> {
              heard.listenTo(render);
              return rendered(part.key(), node, render, said);
            });
    if (!heard.isPrivate() && notes.said().isEmpty()) {
      keep(part, heard.reads(), name);
    }
    return name;
  }

  /** A name that hangs on the node alone, or on the tenant alone, need not be looked for again. */
  private void keep(Named.Part part, List<Read> reads, String name) {
    boolean asksNode = reads.stream().anyMatch(read -> isOfNode(read.question()));
    if (!asksNode) {
      ofTenant.put(part.key(), name);
    } else if (reads.stream().allMatch(read -> isOfNode(read.question()))) {
      part.keep(name);
    }
  }

  private static boolean isOfNode(Question question) {
    return question instanceof Question.Named named && named.kind().equals(NODE);
  }

  private String rendered(Named.Key key, Fields node, Render render, Notes notes) {
    NodeScope scope = scopes.node(scopes.macros().root(), "generate names", render, notes);
    scope
        .with("execute", BoolValue.FALSE)
        .with("adapter", new ParsingAdapterValue(scope, scopes.dialect(), scopes.quoting(), notes));
    MacroDefinition macro =
        scopes
            .macros()
            .overridable(key.macro())
            .orElseThrow(() -> new IllegalStateException("no macro " + key.macro()));
    Value customName = key.custom().<Value>map(StringValue::of).orElse(NoneValue.NONE);
    Value name = scope.bound(macro).call(Arguments.of(customName, node.dict()), render);
    return String.valueOf(Values.toJava(name)).strip();
  }
}
