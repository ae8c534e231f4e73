package dev.atoll.core.check;

import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;
import dev.atoll.jinja.syntax.Expression;
import dev.atoll.jinja.syntax.Expressions;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.syntax.Statement;
import dev.atoll.jinja.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds nodes that are enabled by who the tenant is: what an overlay declares instead. */
final class Switches {
  private static final String ENABLED = "enabled";

  private final TenantNames names;
  private final Set<String> identities;
  private final Findings findings;

  /**
   * @param identities variables that layers fill with the tenant's id or a label
   */
  Switches(TenantNames names, Set<String> identities, Findings findings) {
    this.names = names;
    this.identities = identities;
    this.findings = findings;
  }

  /** {@code config(enabled=…)} in a file. */
  void look(LogicText text) {
    Expressions.visit(
        text.statements(),
        expression -> {
          if (expression instanceof Expression.Call call
              && call.target() instanceof Expression.Name(String name, var at)
              && name.equals("config")) {
            for (Expression.Named argument : call.arguments().named()) {
              if (argument.name().equals(ENABLED)) {
                Statement printed = new Statement.Print(argument.value(), argument.value().span());
                reason(List.of(printed))
                    .ifPresent(why -> add(why, text.place(argument.value().span())));
              }
            }
          }
        });
  }

  /** {@code enabled} and {@code +enabled} anywhere in a YAML file. */
  void look(YamlNode node) {
    switch (node) {
      case YamlMap map -> {
        for (YamlEntry entry : map.entries()) {
          boolean enabled = entry.key().equals(ENABLED) || entry.key().equals("+" + ENABLED);
          if (enabled && entry.value() instanceof YamlScalar scalar) {
            reason(LogicText.statements(Source.of("", scalar.text())))
                .ifPresent(why -> add(why, scalar.place()));
          } else {
            look(entry.value());
          }
        }
      }
      case YamlList list -> list.items().forEach(this::look);
      case YamlScalar scalar -> {}
    }
  }

  private Optional<String> reason(List<Statement> statements) {
    List<String> reasons = new ArrayList<>();
    Expressions.visit(
        statements,
        expression -> {
          if (expression instanceof Expression.Literal(StringValue(String text), var span)) {
            names.literal(text).ifPresent(name -> reasons.add("it asks for " + name.word()));
          } else if (expression instanceof Expression.Call call
              && call.target() instanceof Expression.Name(String function, var at)
              && function.equals("var")
              && !call.arguments().positional().isEmpty()
              && call.arguments().positional().getFirst()
                  instanceof Expression.Literal(StringValue(String name), var where)
              && identities.contains(name)) {
            reasons.add("variable '" + name + "' says who the tenant is");
          }
        });
    return reasons.stream().findFirst();
  }

  private void add(String why, Place place) {
    findings.add(
        Rule.TENANT_SWITCH,
        "",
        place,
        "a node is enabled by who the tenant is",
        why,
        "declare the node in an overlay and give the overlay to these tenants; or let layers set a"
            + " variable or the config 'enabled'");
  }
}
