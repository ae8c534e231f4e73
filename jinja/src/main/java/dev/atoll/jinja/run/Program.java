package dev.atoll.jinja.run;

import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.run.Compiler.Binding;
import dev.atoll.jinja.syntax.Span;
import dev.atoll.jinja.syntax.Statement;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.Scope;
import dev.atoll.jinja.value.Value;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A compiled template. Immutable; every run has a frame of its own. */
public final class Program {
  private final Step[] steps;
  private final int frameSize;
  private final Binding binding;
  private final Map<Span, MacroCode> macros;

  Program(Step[] steps, int frameSize, Binding binding, Map<Span, MacroCode> macros) {
    this.steps = steps;
    this.frameSize = frameSize;
    this.binding = binding;
    this.macros = macros;
  }

  /** Runs the top level; what it prints is the result. */
  public Rope text(Scope scope, Render render) {
    Output.OfText output = new Output.OfText();
    run(scope, render, output);
    return output.rope();
  }

  /** Runs the top level; a single printed value stays what it is. */
  public Value value(Scope scope, Render render) {
    Output.OfValue output = new Output.OfValue();
    run(scope, render, output);
    return output.value();
  }

  private Frame run(Scope scope, Render render, Output output) {
    Frame frame = new Frame(frameSize, null, scope, render, output);
    try {
      Step.all(steps, frame);
    } catch (StackOverflowError deep) {
      throw tooDeep();
    }
    return frame;
  }

  private static ProblemException tooDeep() {
    return Faults.limit("expressions and calls are nested too deeply");
  }

  /** A definition of this template as a function over a scope. */
  public CallableValue bind(Statement.Define define, Scope scope) {
    MacroCode macro = Objects.requireNonNull(macros.get(define.whole()), "not of this template");
    return new Bound(macro, scope);
  }

  /** Makes its frame when it is first called, since only then there is a render. */
  private final class Bound extends CallableValue {
    private final MacroCode macro;
    private final Scope scope;
    private @Nullable Frame frame;

    Bound(MacroCode macro, Scope scope) {
      super(macro.name());
      this.macro = macro;
      this.scope = scope;
    }

    @Override
    public Value call(Arguments arguments, Render render) {
      Frame surrounding = frame;
      if (surrounding == null || surrounding.render != render) {
        surrounding =
            binding == Binding.BOUND
                ? run(scope, render, new Output.OfText())
                : new Frame(0, null, scope, render, new Output.OfText());
        frame = surrounding;
      }
      try {
        return macro.call(arguments, render, surrounding);
      } catch (StackOverflowError deep) {
        throw tooDeep();
      }
    }

    @Override
    public String typeName() {
      return "jinja2.runtime.Macro";
    }
  }
}
