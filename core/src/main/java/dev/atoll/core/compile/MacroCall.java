package dev.atoll.core.compile;

import dev.atoll.core.dbt.MacroLibrary;
import dev.atoll.core.project.MacroDefinition;
import dev.atoll.core.project.ResourceType;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A macro that is called by itself: {@code run-operation}. */
public final class MacroCall {
  /** The name under which the call's template finds its arguments. */
  public static final String ARGUMENTS = "_atoll_operation_arguments";

  /** A macro that does not exist. */
  static final String UNKNOWN = "A418";

  private MacroCall() {}

  /**
   * The operation of a macro.
   *
   * @param name as written: bare, or with its package in front
   * @throws ProblemException when no package has it
   */
  public static Node.Operation of(
      String name,
      Map<String, ? extends @Nullable Object> arguments,
      TenantGraph graph,
      GraphBuilder builder) {
    MacroLibrary macros = graph.scopes().macros();
    MacroDefinition macro =
        find(name, macros).orElseThrow(() -> new ProblemException(unknown(name, macros)));
    String packageName =
        macros.find(MacroLibrary.BUILT_IN, macro.name()).filter(macro::equals).isPresent()
            ? MacroLibrary.BUILT_IN
            : macro.packageName();
    String code = "{{ " + packageName + "." + macro.name() + "(**" + ARGUMENTS + ") }}";
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put(ARGUMENTS, new LinkedHashMap<>(arguments));
    return new Node.Operation(
        new NodeFacts(
            macro.id(),
            ResourceType.OPERATION,
            macro.name(),
            builder.project().name(),
            macro.originalPath(),
            macro.originalPath(),
            List.of(packageName, macro.name()),
            code,
            Optional.of(builder.yaml().template(macro.place(), code)),
            macro.place(),
            "",
            new NodeConfig(new LinkedHashMap<>(config))),
        Ordered.set(List.of()));
  }

  private static Optional<MacroDefinition> find(String name, MacroLibrary macros) {
    int dot = name.indexOf('.');
    if (dot >= 0) {
      return macros.find(name.substring(0, dot), name.substring(dot + 1));
    }
    return macros
        .visible(macros.root(), name)
        .or(
            () ->
                macros.packages().stream()
                    .flatMap(from -> macros.find(from, name).stream())
                    .findFirst());
  }

  private static Problem unknown(String name, MacroLibrary macros) {
    TreeSet<String> known = new TreeSet<>(macros.visibleFrom(macros.root()).keySet());
    return Problem.error(
        UNKNOWN,
        "there is no macro '" + name + "'",
        "looked in the project and all its packages",
        Nearest.suggestion(name, known, "write that macro, or correct the name"));
  }
}
