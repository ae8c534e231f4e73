package dev.atoll.core.dbt;

import dev.atoll.core.project.MacroDefinition;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.ReturnSignal;
import dev.atoll.jinja.value.Scope;
import dev.atoll.jinja.value.Value;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names that one render of one node sees: macros first, since a project may override any of
 * dbt's functions, then packages, then the functions and objects of the render. For one thread.
 */
public final class NodeScope implements Scope {
  private final MacroLibrary macros;
  private final String packageName;
  private final Map<String, Value> own = new HashMap<>();
  private final Map<String, Value> overrides = new HashMap<>();

  /**
   * By identity: a library holds each macro once, and equality would compare whole syntax trees.
   */
  private final Map<String, Supplier<Value>> asked = new HashMap<>();

  private final IdentityHashMap<MacroDefinition, BoundMacro> bound = new IdentityHashMap<>();

  private final Scope outer;
  private final SequencedSet<String> called = new LinkedHashSet<>();
  private int depth;

  /**
   * Makes a scope that has no names of its own yet.
   *
   * @param packageName whose macros a bare name means first
   * @param outer asked last
   */
  public NodeScope(MacroLibrary macros, String packageName, Scope outer) {
    this.macros = macros;
    this.packageName = packageName;
    this.outer = outer;
  }

  /** Adds or replaces a name; may refer to this scope. */
  public NodeScope with(String name, Value value) {
    own.put(name, value);
    return this;
  }

  /**
   * Puts a value in the place of a macro.
   *
   * @param ofPackage the package it is called by; empty for a bare name
   */
  public void override(String ofPackage, String name, Value value) {
    overrides.put(ofPackage + "." + name, value);
  }

  /** Adds a name whose value is made when a template asks for it; whoever asks is on record. */
  public NodeScope withLazily(String name, Supplier<Value> value) {
    asked.put(name, value);
    return this;
  }

  /** Adds {@code ref} and {@code source}. */
  public NodeScope withReferences(References references) {
    return with("ref", ReferenceFunctions.ref(references))
        .with("source", ReferenceFunctions.source(references));
  }

  /** Adds the functions of {@code statement} blocks. */
  public NodeScope withStatements(StatementResults results) {
    return with("store_result", results.store())
        .with("store_raw_result", results.storeRaw())
        .with("load_result", results.load());
  }

  @Override
  public @Nullable Value lookup(String name) {
    Value override = overrides.get("." + name);
    if (override != null) {
      return override;
    }
    MacroDefinition macro = macros.visibleFrom(packageName).get(name);
    if (macro != null) {
      return bound(macro);
    }
    Value value = owned(name);
    if (value != null) {
      return value;
    }
    if (name.equals("context")) {
      return new ScopeValue(this::lookup, this::names);
    }
    if (name.equals("builtins")) {
      return new ScopeValue(this::builtIn, this::builtInNames);
    }
    if (macros.packages().contains(name)) {
      return new PackageValue(name);
    }
    return outer.lookup(name);
  }

  @Override
  public Set<String> names() {
    Set<String> names = builtInNames();
    names.addAll(macros.packages());
    names.addAll(macros.visibleFrom(packageName).keySet().stream().sorted().toList());
    return names;
  }

  private Set<String> builtInNames() {
    Set<String> names =
        new LinkedHashSet<>(
            Stream.concat(own.keySet().stream(), asked.keySet().stream()).sorted().toList());
    names.addAll(outer.names());
    return names;
  }

  /** The macro a name of dbt's own means; a project may override it. */
  public java.util.Optional<MacroDefinition> macro(String name) {
    return macros.overridable(name);
  }

  /** The ids of the macros that were called from the template itself, not from other macros. */
  public List<String> called() {
    return List.copyOf(called);
  }

  /** A macro that sees this scope's names. */
  public CallableValue bound(MacroDefinition macro) {
    BoundMacro known = bound.get(macro);
    if (known == null) {
      known = new BoundMacro(macro);
      bound.put(macro, known);
    }
    return known;
  }

  /** The name's value without macros in front: what {@code builtins} offers. */
  public @Nullable Value builtIn(String name) {
    Value value = owned(name);
    return value == null ? outer.lookup(name) : value;
  }

  private @Nullable Value owned(String name) {
    Value value = own.get(name);
    Supplier<Value> maker = value == null ? asked.get(name) : null;
    return maker == null ? value : maker.get();
  }

  MacroLibrary macros() {
    return macros;
  }

  String packageName() {
    return packageName;
  }

  private final class BoundMacro extends CallableValue {
    private final CallableValue code;
    private final String id;

    BoundMacro(MacroDefinition macro) {
      super(macro.name());
      this.id = macro.id();
      this.code = macro.definition().bind(NodeScope.this);
    }

    @Override
    public Value call(Arguments arguments, Render render) {
      if (depth == 0) {
        called.add(id);
      }
      depth++;
      try {
        return code.call(arguments, render);
      } catch (ReturnSignal signal) {
        return signal.value();
      } finally {
        depth--;
      }
    }

    @Override
    public String typeName() {
      return "macro";
    }
  }

  /** {@code dbt_utils} in {@code dbt_utils.star(…)}. */
  private final class PackageValue implements HostValue {
    private final String name;

    PackageValue(String name) {
      this.name = name;
    }

    @Override
    public String typeName() {
      return "package";
    }

    @Override
    public @Nullable Value attribute(String macro, Render render) {
      Value override = overrides.get(name + "." + macro);
      return override != null
          ? override
          : macros.find(name, macro).<Value>map(NodeScope.this::bound).orElse(null);
    }

    @Override
    public @Nullable Value item(Value key, Render render) {
      return key instanceof dev.atoll.jinja.value.StringValue text
          ? attribute(text.text(), render)
          : null;
    }
  }
}
