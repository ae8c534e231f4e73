package dev.atoll.core.compile;

import dev.atoll.core.dbt.LazyDict;
import dev.atoll.core.dbt.NodeScope;
import dev.atoll.core.project.MacroDefinition;
import dev.atoll.engine.Relation;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a node's relation lies, as {@code generate_database_name}, {@code generate_schema_name} and
 * {@code generate_alias_name} say, which projects override
 * (https://docs.getdbt.com/docs/build/custom-schemas). For one tenant and one thread.
 */
final class NodeNames {
  private final Scopes scopes;
  private final Render render;
  private final NodeScope scope;

  NodeNames(Scopes scopes) {
    this.scopes = scopes;
    this.render = Render.plain();
    this.scope = scopes.node(scopes.macros().root(), "generate names", render);
    scope.with("execute", BoolValue.FALSE).with("adapter", noConnection());
  }

  private Value noConnection() {
    return new dev.atoll.core.dbt.ParsingAdapterValue(
        scope, scopes.dialect(), scopes.quoting(), scopes.tenant().notes());
  }

  /** The relation of a node. */
  Relation relation(NodeFacts facts, Optional<String> schema, Optional<String> database) {
    LazyDict node = new LazyDict("node", () -> NodeDicts.unnamed(facts));
    String databaseName = generated("generate_database_name", database, node);
    String schemaName = generated("generate_schema_name", schema, node);
    String alias = generated("generate_alias_name", facts.config().text("alias"), node);
    Optional<String> from =
        databaseName.isEmpty() || databaseName.equals("None")
            ? Optional.of(scopes.tenant().namespace().database())
            : Optional.of(databaseName);
    return new Relation(from, schemaName, alias, Optional.empty());
  }

  private String generated(String macroName, Optional<String> custom, LazyDict node) {
    MacroDefinition macro =
        scopes
            .macros()
            .overridable(macroName)
            .orElseThrow(() -> new IllegalStateException("no macro " + macroName));
    Value customName = custom.<Value>map(StringValue::of).orElse(NoneValue.NONE);
    @Nullable Object value =
        Values.toJava(scope.bound(macro).call(Arguments.of(customName, node), render));
    return String.valueOf(value).strip();
  }
}
