package dev.atoll.benchmarks.templates;

import dev.atoll.jinja.Definition;
import dev.atoll.jinja.Globals;
import dev.atoll.jinja.Syntax;
import dev.atoll.jinja.Template;
import dev.atoll.jinja.syntax.DefinitionTag;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.ReturnSignal;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.Scope;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A dbt project in small: its macros, and the functions dbt gives a template. Relations are
 * symbolic and variables are recorded, as when Atoll renders for a tenant. May be used by many
 * renders, one after another.
 */
final class Shop {
  /** What dbt's models may say. */
  static final Syntax MODELS =
      Syntax.JINJA
          .withTag(
              DefinitionTag.withOptions(
                  "materialization", "adapter", "default", "supported_languages"))
          .withTag(DefinitionTag.withParameters("test"));

  /** What dbt's macros may say. */
  static final Syntax MACROS = MODELS.withMacros(Syntax.Macros.ISOLATED);

  private static final Map<String, Value> VARIABLES =
      Map.of(
          "payment_methods", Values.of(List.of("card", "transfer", "voucher", "gift_card")),
          "lookback_days", Values.of(3),
          "currency", Values.of("eur"),
          "event_columns", Values.of(List.of("n_viewed", "n_paid", "sum_viewed", "sum_paid")),
          "min_amount", Values.of(25));

  private final Map<String, Value> names = new LinkedHashMap<>();
  private final Scope scope;

  /**
   * A project with these macros.
   *
   * @param macroFiles texts of macro files
   */
  Shop(List<Source> macroFiles) {
    Scope own =
        new Scope() {
          @Override
          public @Nullable Value lookup(String name) {
            return names.get(name);
          }

          @Override
          public Set<String> names() {
            return names.keySet();
          }
        };
    this.scope = own.or(Globals.scope());
    function("ref", (arguments, render) -> relation("main", text(arguments, 0)));
    function("source", (arguments, render) -> relation(text(arguments, 0), text(arguments, 1)));
    function("var", Shop::variable);
    function("config", (arguments, render) -> StringValue.EMPTY);
    function("is_incremental", (arguments, render) -> BoolValue.of(true));
    function("return", Shop::returned);
    names.put("this", relation("main", "orders"));
    names.put("execute", BoolValue.of(true));
    names.put(
        "target", Values.of(Map.of("name", "dev", "type", "duckdb", "timezone", "Europe/Paris")));
    names.put("adapter", new Adapter());
    for (Source file : macroFiles) {
      for (Definition definition : Template.parse(file, MACROS).definitions()) {
        function(definition.name(), endedByReturn(definition.bind(scope)));
      }
    }
  }

  Scope scope() {
    return scope;
  }

  /** Renders and fills the relations' names in, as is done for each tenant. */
  String render(Template template) {
    return template
        .render(scope, Render.plain())
        .fill(atom -> atom instanceof RelationName name ? name.quoted() : atom.description());
  }

  private void function(String name, HostFunction function) {
    names.put(name, function.named(name));
  }

  private static Rope relation(String schema, String identifier) {
    return Rope.of(new RelationName(schema, identifier));
  }

  private static String text(Arguments arguments, int position) {
    return arguments.positional().get(position) instanceof StringValue(String text) ? text : "";
  }

  private static Value variable(Arguments arguments, Render render) {
    String name = text(arguments, 0);
    Value found = render.read("var", name, List.of(), () -> VARIABLES.get(name));
    return found == null ? arguments.require("var", 1, "default") : found;
  }

  private static Value returned(Arguments arguments, Render render) {
    throw new ReturnSignal(arguments.require("return", 0, "value"));
  }

  private static HostFunction endedByReturn(CallableValue macro) {
    return (arguments, render) -> {
      try {
        return macro.call(arguments, render);
      } catch (ReturnSignal signal) {
        return signal.value();
      }
    };
  }

  /** Finds the implementation of a macro for the database. */
  private final class Adapter implements HostValue {
    private final CallableValue dispatch = ((HostFunction) this::dispatch).named("dispatch");

    @Override
    public String typeName() {
      return "Adapter";
    }

    @Override
    public @Nullable Value attribute(String name, Render render) {
      return name.equals("dispatch") ? dispatch : null;
    }

    private Value dispatch(Arguments arguments, Render render) {
      String name = text(arguments, 0);
      for (String prefix : List.of("duckdb__", "default__")) {
        Value found = names.get(prefix + name);
        if (found != null) {
          return found;
        }
      }
      throw new IllegalStateException("no macro " + name);
    }
  }
}
