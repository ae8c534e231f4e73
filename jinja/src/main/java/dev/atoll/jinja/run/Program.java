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
  private final Site[] sites;
  private final int frameSize;
  private final Binding binding;
  private final Map<Span, MacroCode> macros;

  Program(Step[] steps, Site[] sites, int frameSize, Binding binding, Map<Span, MacroCode> macros) {
    this.steps = steps;
    this.sites = sites;
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
    int at = 0;
    try {
      // no statement outside of a loop leaves one
      for (; at < steps.length; at++) {
        steps[at].run(frame);
      }
    } catch (StackOverflowError deep) {
      throw sites[at].located(tooDeep());
    } catch (OutOfMemoryError full) {
      throw sites[at].located(tooLarge());
    }
    return frame;
  }

  /** The last resort: calls and the levels of an expression are counted before the stack ends. */
  private static ProblemException tooDeep() {
    return Faults.limit("calls, or lists and dicts inside one another, are nested too deeply");
  }

  /**
   * The last resort: single values are measured before they are made, but many that are just not
   * too large fill a heap too. What the render held is garbage by now.
   */
  private static ProblemException tooLarge() {
    return Faults.limit("the values of this render fill the memory");
  }

  /** A definition of this template as a function over a scope. */
  public CallableValue bind(Statement.Define define, Scope scope) {
    MacroCode macro = Objects.requireNonNull(macros.get(define.whole()), "not of this template");
    return new Bound(macro, scope);
  }

  /** Makes the frame around the macro when it is called, since only then there is a render. */
  private final class Bound extends MacroValue {
    private final MacroCode macro;
    private final Scope scope;
    private @Nullable Frame frame;

    Bound(MacroCode macro, Scope scope) {
      super(macro);
      this.macro = macro;
      this.scope = scope;
    }

    private Frame surrounding(Render render) {
      if (binding == Binding.ISOLATED) {
        return new Frame(0, null, scope, render, new Output.OfText());
      }
      Frame known = frame;
      if (known == null || known.render != render) {
        known = run(scope, render, new Output.OfText());
        frame = known;
      }
      return known;
    }

    @Override
    public Value call(Arguments arguments, Render render) {
      try {
        return macro.call(arguments, render, surrounding(render));
      } catch (StackOverflowError deep) {
        throw tooDeep();
      } catch (OutOfMemoryError full) {
        throw tooLarge();
      }
    }
  }
}
