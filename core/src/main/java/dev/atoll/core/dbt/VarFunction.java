package dev.atoll.core.dbt;

import dev.atoll.domain.Nearest;
import dev.atoll.jinja.Syntax;
import dev.atoll.jinja.Template;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.Scope;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * dbt's {@code var(name, default)} and {@code var.has_var(name)}. A value that is itself a template
 * is rendered where it is read, so it may name a ref or a source
 * (https://docs.getdbt.com/reference/dbt-jinja-functions/var).
 */
public final class VarFunction implements HostValue {
  /** A variable without value and without default. */
  public static final String NO_VALUE = "A350";

  /** The kind under which reads are recorded. */
  public static final String KIND = "var";

  private final VarLookup lookup;
  private final Scope scope;
  private final Syntax syntax;
  private final Atoms atoms;

  /** What becomes of values whose characters are filled in later. */
  public enum Atoms {
    /** They stay atoms. */
    KEPT,
    /** Their text is read at once: where YAML is rendered, every value must be known. */
    READ
  }

  /**
   * Makes the function for one scope.
   *
   * @param scope what a value that is a template sees
   */
  public VarFunction(VarLookup lookup, Scope scope, Syntax syntax) {
    this(lookup, scope, syntax, Atoms.KEPT);
  }

  /** As above, with a choice about values whose characters are filled in later. */
  public VarFunction(VarLookup lookup, Scope scope, Syntax syntax, Atoms atoms) {
    this.lookup = lookup;
    this.scope = scope;
    this.syntax = syntax;
    this.atoms = atoms;
  }

  @Override
  public String typeName() {
    return "Var";
  }

  @Override
  public boolean isCallable() {
    return true;
  }

  @Override
  public @Nullable Value attribute(String name, Render render) {
    if (!name.equals("has_var")) {
      return null;
    }
    HostFunction hasVar =
        (arguments, current) ->
            BoolValue.of(read(text(arguments.require("has_var", 0, "var_name")), current) != null);
    return hasVar.named("has_var");
  }

  @Override
  public Value call(Arguments arguments, Render render) {
    arguments.only("var", "var_name", "default");
    String name = text(arguments.require("var", 0, "var_name"));
    Value value = read(name, render);
    if (value == null) {
      value = arguments.find(1, "default");
    }
    if (value == null) {
      throw Faults.fault(
          NO_VALUE,
          "variable '" + name + "' has no value",
          lookup.looked(),
          Nearest.suggestion(name, lookup.names(), "set it, or give var() a default"));
    }
    if (atoms == Atoms.READ && value instanceof Rope rope) {
      return StringValue.of(render.concretise(rope));
    }
    return value instanceof StringValue string && isTemplate(string.text())
        ? rendered(name, string.text(), render)
        : value;
  }

  private @Nullable Value read(String name, Render render) {
    return render.read(KIND, name, List.of(), () -> answer(lookup, name));
  }

  /** The answer to a recorded read; null when nothing sets the variable. */
  public static @Nullable Value answer(VarLookup lookup, String name) {
    Object found = lookup.find(name);
    return found instanceof VarLookup.Absent ? null : Values.of(found);
  }

  private Value rendered(String name, String text, Render render) {
    render.enter();
    try {
      return Template.parse(Source.of("var '" + name + "'", text), syntax)
          .render(scope, render)
          .toValue();
    } finally {
      render.leave();
    }
  }

  private static boolean isTemplate(String text) {
    return text.contains("{{") || text.contains("{%");
  }

  private static String text(Value value) {
    if (value instanceof StringValue string) {
      return string.text();
    }
    throw Faults.type("the name of a variable is text, not " + value.typeName());
  }
}
