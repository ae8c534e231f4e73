package dev.atoll.jinja.run;

import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.filter.Registry;
import dev.atoll.jinja.run.ExpressionCompiler.Reach;
import dev.atoll.jinja.run.StatementCompiler.Surroundings;
import dev.atoll.jinja.run.Symbols.FunctionFrame;
import dev.atoll.jinja.syntax.Expression;
import dev.atoll.jinja.syntax.Lines;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.syntax.Span;
import dev.atoll.jinja.syntax.Statement;
import dev.atoll.jinja.syntax.SyntaxFault;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Scope;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles one template: its top level and what it defines. */
public final class Compiler {
  private final Registry registry;
  private final Lines lines;
  private final Binding binding;
  private final Map<Span, MacroCode> macros = new HashMap<>();

  /** How the macros of a file are bound; see {@code Syntax.Macros}. */
  public enum Binding {
    BOUND,
    ISOLATED
  }

  private Compiler(Source source, Registry registry, Binding binding) {
    this.registry = registry;
    this.lines = new Lines(source);
    this.binding = binding;
  }

  /** Everything a template needs to run; fails only for a break outside of a loop. */
  public static Program compile(
      Source source, List<Statement> statements, Registry registry, Binding binding) {
    Compiler compiler = new Compiler(source, registry, binding);
    Unit unit = new Unit(source.name(), compiler.lines);
    Symbols symbols = new Symbols(null, new FunctionFrame(0));
    compiler.collector(symbols).statements(statements);
    StatementCompiler top = new StatementCompiler(compiler, unit, symbols, Surroundings.NO_LOOP);
    List<Step> steps = new ArrayList<>();
    List<Site> sites = new ArrayList<>();
    for (Statement statement : statements) {
      Step step = top.compile(statement);
      if (step != null) {
        steps.add(step);
        sites.add(new Site(unit, statement.span()));
      }
    }
    return new Program(
        steps.toArray(Step[]::new),
        sites.toArray(Site[]::new),
        symbols.function().size(),
        binding,
        Map.copyOf(compiler.macros));
  }

  /**
   * The value of an expression that names nothing.
   *
   * @throws ProblemException with the place when it names something, or cannot be evaluated
   */
  public static Value constant(Source source, Expression expression, Registry registry) {
    Lines lines = new Lines(source);
    if (!new Constants(registry).isConstant(expression)) {
      throw SyntaxFault.at(
          lines.place(expression.span()),
          "only a constant may stand here",
          "the header of a block is read before anything is rendered",
          "write a literal");
    }
    Symbols symbols = new Symbols(null, new FunctionFrame(0));
    Code code =
        new ExpressionCompiler(new Unit(source.name(), lines), symbols, registry, Reach.CERTAIN)
            .compile(expression);
    return code.run(new Frame(0, null, Scope.empty(), Render.plain(), new Output.OfText()));
  }

  Registry registry() {
    return registry;
  }

  SymbolCollector collector(Symbols symbols) {
    return new SymbolCollector(symbols, binding == Binding.BOUND);
  }

  /** The step that binds a macro, or null where nothing is bound. */
  @Nullable Step define(Statement.Define define, Symbols symbols, StatementCompiler block) {
    boolean bound = binding == Binding.BOUND && define.tag().equals("macro");
    MacroCode macro =
        block.macro(
            define.name(),
            define.signature(),
            define.body(),
            new Unit(define.tag() + " " + define.name(), lines),
            binding == Binding.BOUND ? symbols : null);
    macros.put(define.whole(), macro);
    return bound
        ? new Steps.Define(new Assignment.ToSlot(symbols.slot(define.name())), macro)
        : null;
  }
}
