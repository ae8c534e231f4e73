package dev.atoll.benchmarks.templates;

import dev.atoll.jinja.Definition;
import dev.atoll.jinja.Globals;
import dev.atoll.jinja.Syntax;
import dev.atoll.jinja.Template;
import dev.atoll.jinja.memo.Rendered;
import dev.atoll.jinja.syntax.DefinitionTag;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.Question;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.ReturnSignal;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.Scope;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A dbt project in small, for one tenant: its macros, and the functions dbt gives a template.
 * Relations are symbolic, and what is read is recorded, as when Atoll renders. May be used by many
 * renders.
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

  private final Tenant tenant;
  private final Map<String, Value> names = new LinkedHashMap<>();
  private final Scope scope;

  /**
   * The project as a tenant sees it.
   *
   * @param macros compiled with {@link #MACROS}
   */
  Shop(List<Definition> macros, Tenant tenant) {
    this.tenant = tenant;
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
    function("ref", (arguments, render) -> relation("", text(arguments, 0)));
    function("source", (arguments, render) -> relation(text(arguments, 0), text(arguments, 1)));
    function("var", this::variable);
    function("config", (arguments, render) -> StringValue.EMPTY);
    function("is_incremental", (arguments, render) -> BoolValue.of(true));
    function("return", Shop::returned);
    names.put("this", relation("", "orders"));
    names.put("execute", BoolValue.of(true));
    names.put("target", new Target());
    names.put("adapter", new Adapter());
    for (Definition macro : macros) {
      function(macro.name(), endedByReturn(macro.bind(scope)));
    }
  }

  /** The macros of some files. */
  static List<Definition> macros(List<Source> files) {
    return files.stream()
        .flatMap(file -> Template.parse(file, MACROS).definitions().stream())
        .toList();
  }

  /** Renders, with relations' names still open. */
  Rendered<Rope> render(Template template) {
    Render render = Render.plain();
    return new Rendered<>(template.render(scope, render), render.reads());
  }

  /** Fills the relations' names in, as is done for each tenant. */
  static String text(Rope rope, Tenant tenant) {
    return rope.fill(
        atom -> atom instanceof RelationName name ? name.quotedFor(tenant) : atom.description());
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

  private Value variable(Arguments arguments, Render render) {
    String name = text(arguments, 0);
    Value found = read("var", name, render);
    return found == null ? arguments.require("var", 1, "default") : found;
  }

  private @Nullable Value read(String kind, String name, Render render) {
    return render.read(kind, name, List.of(), () -> tenant.answer(new Question.Named(kind, name)));
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

  /** What dbt says about where it runs. */
  private final class Target implements HostValue {
    @Override
    public String typeName() {
      return "Target";
    }

    @Override
    public @Nullable Value attribute(String name, Render render) {
      return read("target", name, render);
    }
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
