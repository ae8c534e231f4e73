package dev.atoll.core.dbt;

import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.NumberValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import java.util.Optional;
import java.util.Set;

/**
 * dbt's {@code ref([package,] name, v=…)} and {@code source(source, table)}
 * (https://docs.getdbt.com/reference/dbt-jinja-functions/ref).
 */
final class ReferenceFunctions {
  private ReferenceFunctions() {}

  static CallableValue ref(References references) {
    HostFunction function = (arguments, render) -> references.ref(refOf(arguments, render), render);
    return function.named("ref");
  }

  static CallableValue source(References references) {
    HostFunction function =
        (arguments, render) -> {
          arguments.only("source", "source_name", "table_name");
          return references.source(
              new References.SourceRef(
                  text("source", arguments.require("source", 0, "source_name"), render),
                  text("source", arguments.require("source", 1, "table_name"), render)),
              render);
        };
    return function.named("source");
  }

  private static References.Ref refOf(Arguments arguments, Render render) {
    int count = arguments.positional().size();
    if (count < 1 || count > 2) {
      throw Faults.arguments("ref() takes a name, or a package and a name (" + count + " given)");
    }
    for (String name : arguments.named().keySet()) {
      if (!Set.of("v", "version").contains(name)) {
        throw Faults.arguments("ref() got an unexpected keyword argument '" + name + "'");
      }
    }
    String name = text("ref", arguments.positional().getLast(), render);
    Optional<String> from =
        count == 2
            ? Optional.of(text("ref", arguments.positional().getFirst(), render))
            : Optional.empty();
    Value version =
        arguments
            .named()
            .getOrDefault("version", arguments.named().getOrDefault("v", NoneValue.NONE));
    return new References.Ref(from, name, versionOf(version, render));
  }

  private static Optional<String> versionOf(Value version, Render render) {
    return switch (version) {
      case NoneValue none -> Optional.empty();
      case NumberValue number -> Optional.of(number.toString());
      default -> Optional.of(text("ref", version, render));
    };
  }

  private static String text(String function, Value value, Render render) {
    return switch (value) {
      case StringValue string -> string.text();
      case dev.atoll.jinja.value.Rope rope -> render.concretise(rope);
      default -> throw Faults.type(function + "() takes names as text, not " + value.typeName());
    };
  }
}
