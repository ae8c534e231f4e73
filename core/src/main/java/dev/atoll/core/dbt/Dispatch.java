package dev.atoll.core.dbt;

import dev.atoll.core.project.MacroDefinition;
import dev.atoll.domain.Nearest;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code adapter.dispatch(name, namespace)}: the implementation of a macro for this adapter
 * (https://docs.getdbt.com/reference/dbt-jinja-functions/dispatch). Packages are searched in order,
 * and within each the adapter's prefix comes before {@code default__}.
 */
final class Dispatch implements HostFunction {
  /** No implementation of a dispatched macro exists. */
  static final String NO_IMPLEMENTATION = "A340";

  private final NodeScope scope;

  Dispatch(NodeScope scope) {
    this.scope = scope;
  }

  @Override
  public Value call(Arguments arguments, Render render) {
    arguments.only("dispatch", "macro_name", "macro_namespace", "packages");
    String name = text(arguments.require("dispatch", 0, "macro_name"));
    Value namespace = arguments.find(1, "macro_namespace", NoneValue.NONE);
    if (name.indexOf('.') >= 0) {
      throw Faults.value(
          "dispatch() takes a macro's name without its package: '"
              + name
              + "' should be dispatch('"
              + name.substring(name.indexOf('.') + 1)
              + "', macro_namespace='"
              + name.substring(0, name.indexOf('.'))
              + "')");
    }
    Optional<String> from =
        namespace instanceof NoneValue ? Optional.empty() : Optional.of(text(namespace));
    return find(name, from);
  }

  private CallableValue find(String name, Optional<String> namespace) {
    MacroLibrary macros = scope.macros();
    Optional<MacroDefinition> found = macros.dispatched(name, namespace, scope.packageName());
    if (found.isPresent()) {
      return scope.bound(found.get());
    }
    List<String> tried = new ArrayList<>();
    List<String> packages = macros.searchOrder(namespace);
    for (String source : packages.isEmpty() ? List.of("") : packages) {
      for (String prefix : macros.prefixes()) {
        String candidate = prefix + "__" + name;
        tried.add(source.isEmpty() ? candidate : source + "." + candidate);
      }
    }
    throw unknown(name, namespace, tried);
  }

  private RuntimeException unknown(String name, Optional<String> namespace, List<String> tried) {
    MacroLibrary macros = scope.macros();
    String what = "no macro implements '" + name + "' for " + macros.adapter();
    if (namespace.isPresent() && !macros.packages().contains(namespace.get())) {
      return Faults.fault(
          NO_IMPLEMENTATION,
          what,
          "there is no package '" + namespace.get() + "'",
          Nearest.suggestion(
              namespace.get(), macros.packages(), "install the package, or name another"));
    }
    return Faults.fault(
        NO_IMPLEMENTATION,
        what,
        "looked for " + String.join(", ", tried.stream().distinct().toList()),
        Nearest.suggestion(
            "default__" + name,
            macros.visibleFrom(scope.packageName()).keySet(),
            "write a macro default__" + name));
  }

  private static String text(Value value) {
    if (value instanceof StringValue string) {
      return string.text();
    }
    throw Faults.type("dispatch() takes names as text, not " + value.typeName());
  }
}
