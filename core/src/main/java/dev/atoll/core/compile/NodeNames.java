package dev.atoll.core.compile;

import dev.atoll.core.dbt.NodeScope;
import dev.atoll.core.dbt.ParsingAdapterValue;
import dev.atoll.core.project.MacroDefinition;
import dev.atoll.engine.Relation;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Question;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
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

  NodeNames(Scopes scopes, Renders<String> renders) {
    this.scopes = scopes;
    this.renders = renders;
  }

  private record Key(String macro, Optional<String> custom) {}

  /** The relation of a node. */
  Relation relation(NodeFacts facts, Optional<String> schema, Optional<String> database) {
    Fields node = new Fields(NODE, () -> NodeDicts.unnamed(facts));
    String databaseName = generated("generate_database_name", database, node);
    String schemaName = generated("generate_schema_name", schema, node);
    String alias = generated("generate_alias_name", facts.config().text("alias"), node);
    Optional<String> from =
        databaseName.isEmpty() || databaseName.equals("None")
            ? Optional.of(scopes.tenant().namespace().database())
            : Optional.of(databaseName);
    return new Relation(from, schemaName, alias, Optional.empty());
  }

  private String generated(String macroName, Optional<String> custom, Fields node) {
    String root = scopes.macros().root();
    return renders.of(
        new Key(macroName, custom),
        question -> {
          Question.Named named = (Question.Named) question;
          return named.kind().equals(NODE) ? node.answer(named.name()) : scopes.answer(named, root);
        },
        scopes.tenant().notes(),
        Render.builder(),
        (render, notes) -> {
          NodeScope scope = scopes.node(root, "generate names", render, notes);
          scope
              .with("execute", BoolValue.FALSE)
              .with(
                  "adapter",
                  new ParsingAdapterValue(scope, scopes.dialect(), scopes.quoting(), notes));
          MacroDefinition macro =
              scopes
                  .macros()
                  .overridable(macroName)
                  .orElseThrow(() -> new IllegalStateException("no macro " + macroName));
          Value customName = custom.<Value>map(StringValue::of).orElse(NoneValue.NONE);
          Value name = scope.bound(macro).call(Arguments.of(customName, node.dict()), render);
          return String.valueOf(Values.toJava(name)).strip();
        });
  }
}
