package dev.atoll.jinja;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.syntax.DefinitionTag;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.Atom;
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
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the tests of templates share: a host as dbt would be one, in small. */
final class Fixtures {
  /** The tags dbt registers. */
  static final Syntax HOSTED =
      Syntax.JINJA
          .withMacros(Syntax.Macros.ISOLATED)
          .withTag(
              DefinitionTag.withOptions(
                  "materialization", "adapter", "default", "supported_languages"))
          .withTag(DefinitionTag.withParameters("test"))
          .withTag(DefinitionTag.named("snapshot"))
          .withTag(DefinitionTag.raw("docs"));

  private Fixtures() {}

  static String render(String template, Map<String, ?> values) {
    return render(template, values, Render.plain());
  }

  static String render(String template, Map<String, ?> values, Render render) {
    return rope(template, values, render).text();
  }

  static Rope rope(String template, Map<String, ?> values, Render render) {
    return Template.parse(Source.of("models/a.sql", template), Syntax.JINJA)
        .render(scope(values), render);
  }

  static Scope scope(Map<String, ?> values) {
    Map<String, Value> all = new LinkedHashMap<>();
    values.forEach((name, value) -> all.put(name, Values.of(value)));
    return Scope.of(all).or(Globals.scope());
  }

  static Problem problem(String template, Map<String, ?> values) {
    return problem(() -> render(template, values));
  }

  static Problem problem(Runnable action) {
    ProblemException thrown = catchThrowableOfType(ProblemException.class, action::run);
    if (thrown == null) {
      throw new AssertionError("no problem");
    }
    return thrown.problem();
  }

  /** The host's {@code return(value)}. */
  static CallableValue returning() {
    HostFunction function =
        (arguments, render) -> {
          throw new ReturnSignal(arguments.require("return", 0, "value"));
        };
    return function.named("return");
  }

  /** All macros of a file, each wrapped so that {@code return} ends it, visible to one another. */
  static Scope macros(String file, String text, Scope outside) {
    Map<String, Value> macros = new LinkedHashMap<>();
    Scope[] all = {outside};
    Scope late =
        new Scope() {
          @Override
          public @Nullable Value lookup(String name) {
            return all[0].lookup(name);
          }

          @Override
          public Set<String> names() {
            return all[0].names();
          }
        };
    for (Definition definition : Template.parse(Source.of(file, text), HOSTED).definitions()) {
      CallableValue bound = definition.bind(late);
      HostFunction wrapped =
          (arguments, render) -> {
            try {
              return bound.call(arguments, render);
            } catch (ReturnSignal signal) {
              return signal.value();
            }
          };
      macros.put(definition.name(), wrapped.named(definition.name()));
    }
    all[0] = Scope.of(macros).or(outside);
    return late;
  }

  /** The name of a relation, not known while rendering. */
  record Name(String of) implements Atom {
    @Override
    public String description() {
      return "ref('" + of + "')";
    }

    @Override
    public String toString() {
      throw new IllegalStateException("an atom has no text");
    }
  }

  /** A relation in small. */
  record Relation(String of) implements HostValue {
    @Override
    public String typeName() {
      return "Relation";
    }

    @Override
    public Value print(Render render) {
      return Rope.of(new Name(of));
    }

    @Override
    public String repr(Render render) {
      return "<Relation " + render.concretise(new Name(of)) + ">";
    }

    @Override
    public @Nullable Value attribute(String name, Render render) {
      return switch (name) {
        case "identifier" -> StringValue.of(of);
        case "get" -> ((HostFunction) this::get).named("get");
        default -> null;
      };
    }

    private Value get(Arguments arguments, Render render) {
      return StringValue.of("got " + arguments.positional().size());
    }

    @Override
    public boolean isMapping() {
      return true;
    }
  }
}
