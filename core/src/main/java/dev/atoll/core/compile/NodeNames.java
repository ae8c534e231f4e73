package dev.atoll.core.compile;

import dev.atoll.core.dbt.NodeScope;
import dev.atoll.core.dbt.Notes;
import dev.atoll.core.dbt.ParsingAdapterValue;
import dev.atoll.core.project.MacroDefinition;
import dev.atoll.core.project.ResourceType;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final Map<NodeKey, String> ofNodes;
  private final Map<Key, String> ofTenant = new HashMap<>();

  /**
   * Prepares one tenant.
   *
   * @param ofNodes names that are the same for all tenants of a shape; filled here
   */
  NodeNames(Scopes scopes, Renders<String> renders, Map<NodeKey, String> ofNodes) {
    this.scopes = scopes;
    this.renders = renders;
    this.ofNodes = ofNodes;
  }

  /** Which part of a name is asked for, and what the node's config says of it. */
  record Key(String macro, Optional<String> custom) {}

  /** The same for one node. */
  record NodeKey(Key key, String id) {}

  /**
   * The relation of a node.
   *
   * @throws dev.atoll.domain.ProblemException what is wrong with the macros that give names
   */
  Relation of(NodeFacts facts) {
    NodeConfig config = facts.config();
    Optional<String> fixed =
        facts.type() == ResourceType.SNAPSHOT ? config.text("target_schema") : Optional.empty();
    Optional<String> database = config.text(fixed.isPresent() ? "target_database" : "database");
    Fields node = new Fields(NODE, () -> NodeDicts.unnamed(facts));
    String databaseName = generated("generate_database_name", database, facts.id(), node);
    String schemaName = generated("generate_schema_name", config.text("schema"), facts.id(), node);
    String alias = generated("generate_alias_name", config.text("alias"), facts.id(), node);
    Optional<String> from =
        databaseName.isEmpty() || databaseName.equals("None")
            ? Optional.of(scopes.tenant().namespace().database())
            : Optional.of(databaseName);
    return new Relation(from, fixed.orElse(schemaName), alias, Optional.empty());
  }

  private String generated(String macro, Optional<String> custom, String id, Fields node) {
    Key key = new Key(macro, custom);
    String known = ofTenant.get(key);
    if (known == null) {
      known = ofNodes.get(new NodeKey(key, id));
    }
    return known == null ? fresh(key, id, node) : known;
  }

  private String fresh(Key key, String id, Fields node) {
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
            key,
            heard,
            notes,
            Render.builder(),
            (render, said) -> {
              heard.listenTo(render);
              return rendered(key, node, render, said);
            });
    if (!heard.isPrivate() && notes.said().isEmpty()) {
      keep(key, id, heard.reads(), name);
    }
    return name;
  }

  /** A name that hangs on the node alone, or on the tenant alone, need not be looked for again. */
  private void keep(Key key, String id, List<Read> reads, String name) {
    boolean asksNode = reads.stream().anyMatch(read -> isOfNode(read.question()));
    if (!asksNode) {
      ofTenant.put(key, name);
    } else if (reads.stream().allMatch(read -> isOfNode(read.question()))) {
      ofNodes.put(new NodeKey(key, id), name);
    }
  }

  private static boolean isOfNode(Question question) {
    return question instanceof Question.Named named && named.kind().equals(NODE);
  }

  private String rendered(Key key, Fields node, Render render, Notes notes) {
    NodeScope scope = scopes.node(scopes.macros().root(), "generate names", render, notes);
    scope
        .with("execute", BoolValue.FALSE)
        .with("adapter", new ParsingAdapterValue(scope, scopes.dialect(), scopes.quoting(), notes));
    MacroDefinition macro =
        scopes
            .macros()
            .overridable(key.macro)
            .orElseThrow(() -> new IllegalStateException("no macro " + key.macro));
    Value customName = key.custom.<Value>map(StringValue::of).orElse(NoneValue.NONE);
    Value name = scope.bound(macro).call(Arguments.of(customName, node.dict()), render);
    return String.valueOf(Values.toJava(name)).strip();
  }
}
