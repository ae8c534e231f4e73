package dev.atoll.core.compile;

import dev.atoll.core.dbt.DbtFilters;
import dev.atoll.core.dbt.MacroLibrary;
import dev.atoll.core.parse.DbtBlocks;
import dev.atoll.core.project.MacroDefinition;
import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.Syntax;
import dev.atoll.jinja.syntax.CallSites;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which macros a macro calls by name, whether a render gets there or not; of {@code
 * adapter.dispatch} what it would find. As dbt's manifest has it. Safe for use by several threads.
 */
public final class MacroCalls {
  private static final Syntax SYNTAX = DbtBlocks.macros(DbtFilters.withDbtFilters(Syntax.JINJA));
  private static final String DISPATCH = "adapter.dispatch";

  private final MacroLibrary library;
  private final Map<String, List<String>> known = new ConcurrentHashMap<>();

  public MacroCalls(MacroLibrary library) {
    this.library = library;
  }

  /** The ids of the macros that a macro calls itself, each once. */
  public List<String> of(MacroDefinition macro) {
    return known.computeIfAbsent(macro.id(), id -> calls(macro));
  }

  private List<String> calls(MacroDefinition macro) {
    Map<String, MacroDefinition> called = new LinkedHashMap<>();
    List<CallSites.Called> calls;
    try {
      calls = CallSites.all(macro.definition().source(), SYNTAX.tags());
    } catch (ProblemException toldElsewhere) {
      return List.of();
    }
    for (CallSites.Called call : calls) {
      found(call, macro.packageName()).ifPresent(one -> called.put(one.id(), one));
    }
    return List.copyOf(called.keySet());
  }

  private Optional<MacroDefinition> found(CallSites.Called call, String packageName) {
    String name = call.name();
    int dot = name.indexOf('.');
    if (name.equals(DISPATCH)) {
      return argument(call, 0, "macro_name")
          .flatMap(
              wanted ->
                  library.dispatched(wanted, argument(call, 1, "macro_namespace"), packageName));
    }
    return dot < 0
        ? library.visible(packageName, name)
        : library.find(name.substring(0, dot), name.substring(dot + 1));
  }

  private static Optional<String> argument(CallSites.Called call, int position, String name) {
    return position < call.texts().size()
        ? call.texts().get(position)
        : Optional.ofNullable(call.named().get(name));
  }
}
