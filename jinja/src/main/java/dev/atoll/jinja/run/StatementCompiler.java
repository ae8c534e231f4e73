package dev.atoll.jinja.run;

import dev.atoll.jinja.run.ExpressionCompiler.Reach;
import dev.atoll.jinja.run.Symbols.FunctionFrame;
import dev.atoll.jinja.syntax.Expression;
import dev.atoll.jinja.syntax.Span;
import dev.atoll.jinja.syntax.Statement;
import dev.atoll.jinja.syntax.SyntaxFault;
import dev.atoll.jinja.syntax.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns the statements of one block into steps. */
final class StatementCompiler {

  /** Whether a break would leave a loop here. */
  enum Surroundings {
    LOOP,
    NO_LOOP
  }

  private final Compiler compiler;
  private final Unit unit;
  private final Symbols symbols;
  private final Surroundings surroundings;
  private final ExpressionCompiler expressions;

  StatementCompiler(Compiler compiler, Unit unit, Symbols symbols, Surroundings surroundings) {
    this(compiler, unit, symbols, surroundings, Reach.CERTAIN);
  }

  private StatementCompiler(
      Compiler compiler, Unit unit, Symbols symbols, Surroundings surroundings, Reach reach) {
    this.compiler = compiler;
    this.unit = unit;
    this.symbols = symbols;
    this.surroundings = surroundings;
    this.expressions = new ExpressionCompiler(unit, symbols, compiler.registry(), reach);
  }

  ExpressionCompiler expressions() {
    return expressions;
  }

  Step[] compile(List<Statement> statements) {
    List<Step> steps = new ArrayList<>(statements.size());
    for (Statement statement : statements) {
      Step step = compile(statement);
      if (step != null) {
        steps.add(step);
      }
    }
    return steps.toArray(Step[]::new);
  }

  /** The step of a statement, or null when it does nothing. */
  @Nullable Step compile(Statement statement) {
    return switch (statement) {
      case Statement.Text text -> new Steps.Text(text.text());
      case Statement.Print print -> print(print);
      case Statement.Do effect -> new Steps.Do(expressions.compile(effect.expression()));
      case Statement.If choice -> choice(choice);
      case Statement.For loop -> loop(loop);
      case Statement.Set set ->
          new Steps.Set(assignment(set.target()), expressions.compile(set.value()));
      case Statement.SetBlock set ->
          new Steps.SetBlock(assignment(set.target()), capture(set.body(), set.filter()));
      case Statement.FilterBlock block ->
          new Steps.FilterBlock(
              capture(block.body(), block.filter()), expressions.site(block.filter().span()));
      case Statement.With with -> with(with);
      case Statement.Autoescape escape -> scoped(escape.body());
      case Statement.Block block -> scoped(block.body());
      case Statement.Define define -> compiler.define(define, symbols, this);
      case Statement.CallBlock block -> callBlock(block);
      case Statement.Break leave -> leave(Step.Flow.BREAK, "break", leave.span());
      case Statement.Continue leave -> leave(Step.Flow.CONTINUE, "continue", leave.span());
      case Statement.Load load -> new Steps.Load(load.tag(), expressions.site(load.span()));
    };
  }

  private Step print(Statement.Print print) {
    Site site = expressions.site(print.span());
    return new Constants(compiler.registry()).isConstant(print.expression())
        ? new Steps.PrintConstant(expressions.compileConstant(print.expression()), site)
        : new Steps.Print(expressions.compile(print.expression()), site);
  }

  private Step leave(Step.Flow flow, String tag, Span span) {
    if (surroundings == Surroundings.NO_LOOP) {
      throw SyntaxFault.at(
          unit.place(span),
          "'{% " + tag + " %}' stands outside of any loop",
          "",
          "move it into a for loop");
    }
    return new Steps.Leave(flow);
  }

  private Step choice(Statement.If choice) {
    StatementCompiler branches =
        new StatementCompiler(compiler, unit, symbols, surroundings, Reach.CONDITIONAL);
    List<Code> tests = new ArrayList<>();
    List<Step[]> bodies = new ArrayList<>();
    for (Statement.Branch branch : choice.branches()) {
      tests.add(branches.expressions.compile(branch.test()));
      bodies.add(branches.compile(branch.body()));
    }
    return new Steps.If(
        tests.toArray(Code[]::new),
        bodies.toArray(Step[][]::new),
        branches.compile(choice.otherwise()));
  }

  Assignment assignment(Target target) {
    return switch (target) {
      case Target.Name name -> new Assignment.ToSlot(symbols.slot(name.name()));
      case Target.Tuple tuple ->
          new Assignment.Unpacked(
              tuple.items().stream().map(this::assignment).toList(),
              expressions.site(tuple.span()));
      case Target.Attribute attribute ->
          new Assignment.ToNamespace(
              expressions.read(attribute.namespace()),
              attribute.attribute(),
              expressions.site(attribute.span()));
    };
  }

  /** A block inside this one, in the same frame, after its names have been collected. */
  StatementCompiler inner(Surroundings around, Consumer<SymbolCollector> names) {
    return inner(symbols.function(), around, names);
  }

  private StatementCompiler inner(
      FunctionFrame function, Surroundings around, Consumer<SymbolCollector> names) {
    Symbols block = new Symbols(symbols, function);
    names.accept(compiler.collector(block));
    return new StatementCompiler(compiler, unit, block, around);
  }

  /** What the block's variables are when it begins; to be asked when all its code is made. */
  Variables.Entry entry() {
    List<Integer> cleared = new ArrayList<>();
    List<Integer> copied = new ArrayList<>();
    List<Variables.Read> outer = new ArrayList<>();
    for (String name : List.copyOf(symbols.names())) {
      if (!symbols.isUsed(name)) {
        continue;
      }
      switch (symbols.start(name)) {
        case GIVEN -> {}
        case UNDEFINED -> cleared.add(symbols.slot(name));
        case RESOLVED -> {
          if (symbols.isStored(name)) {
            cleared.add(symbols.slot(name));
          }
        }
        case ALIAS -> {
          copied.add(symbols.slot(name));
          outer.add(expressions.readOutside(name));
        }
      }
    }
    return new Variables.Entry(
        cleared.stream().mapToInt(Integer::intValue).toArray(),
        copied.stream().mapToInt(Integer::intValue).toArray(),
        outer.toArray(Variables.Read[]::new));
  }

  private Step loop(Statement.For loop) {
    boolean recursive = loop.recursion() == Statement.Recursion.RECURSIVE;
    FunctionFrame function =
        recursive ? new FunctionFrame(symbols.function().depth() + 1) : symbols.function();
    boolean usesLoop = recursive || Names.readIn(loop.body()).contains("loop");
    Symbols block = new Symbols(symbols, function);
    SymbolCollector names = compiler.collector(block);
    if (usesLoop) {
      block.give("loop");
    }
    names.given(loop.target());
    names.statements(loop.body());
    StatementCompiler body = new StatementCompiler(compiler, unit, block, Surroundings.LOOP);
    Assignment target = body.assignment(loop.target());
    Step[] steps = body.compile(loop.body());
    ForStep.Condition condition = condition(loop, function);
    StatementCompiler otherwise =
        inner(function, surroundings, collector -> collector.statements(loop.otherwise()));
    Step[] otherwiseSteps = otherwise.compile(loop.otherwise());
    return new ForStep(
        expressions.compile(loop.iterable()),
        new ForStep.Body(
            target,
            condition,
            new Block(body.entry(), steps),
            new Block(otherwise.entry(), otherwiseSteps),
            usesLoop ? block.slot("loop") : -1,
            recursive ? function.size() : -1),
        expressions.site(loop.iterable().span()));
  }

  private ForStep.@Nullable Condition condition(Statement.For loop, FunctionFrame function) {
    Expression filter = loop.filter();
    if (filter == null) {
      return null;
    }
    StatementCompiler test =
        inner(
            function,
            surroundings,
            names -> {
              names.given(loop.target());
              names.expression(filter);
            });
    return new ForStep.Condition(test.assignment(loop.target()), test.expressions.compile(filter));
  }

  private Steps.Capture capture(List<Statement> statements, Expression.@Nullable Filtered filter) {
    StatementCompiler block =
        inner(
            surroundings,
            names -> {
              names.statements(statements);
              names.expression(filter);
            });
    Step[] body = block.compile(statements);
    Variables.Kept kept = new Variables.Kept(symbols.function().newSlot());
    Code filterCode = filter == null ? null : block.expressions.filtered(filter, kept);
    return new Steps.Capture(new Block(block.entry(), body), kept, filterCode);
  }

  private Step with(Statement.With with) {
    Code[] values =
        with.bindings().stream()
            .map(binding -> expressions.compile(binding.value()))
            .toArray(Code[]::new);
    StatementCompiler block =
        inner(
            surroundings,
            names -> {
              with.bindings().forEach(binding -> names.given(binding.target()));
              names.statements(with.body());
            });
    Assignment[] targets =
        with.bindings().stream()
            .map(binding -> block.assignment(binding.target()))
            .toArray(Assignment[]::new);
    Step[] body = block.compile(with.body());
    return new Steps.Scoped(values, targets, new Block(block.entry(), body));
  }

  private Step scoped(List<Statement> statements) {
    StatementCompiler block = inner(surroundings, names -> names.statements(statements));
    Step[] body = block.compile(statements);
    return new Steps.Scoped(new Code[0], new Assignment[0], new Block(block.entry(), body));
  }

  private Step callBlock(Statement.CallBlock block) {
    MacroCode body = macro("caller", block.signature(), block.body(), unit, symbols);
    return new Steps.CallBlock(
        expressions.plainCall(block.call()), body, expressions.site(block.call().span()));
  }

  /** A function whose variables further out are those of {@code outside}, if any. */
  MacroCode macro(
      String name,
      Statement.Signature signature,
      List<Statement> statements,
      Unit called,
      @Nullable Symbols outside) {
    int depth = outside == null ? 1 : outside.function().depth() + 1;
    Symbols block = new Symbols(outside, new FunctionFrame(depth));
    SymbolCollector names = compiler.collector(block);
    signature.parameters().forEach(parameter -> block.give(parameter.name()));
    signature.parameters().forEach(parameter -> names.expression(parameter.otherwise()));
    Set<String> read = Names.readIn(statements);
    List<String> special = new ArrayList<>(List.of("varargs", "kwargs", "caller"));
    special.removeIf(word -> !read.contains(word) || block.names().contains(word));
    special.forEach(block::give);
    names.statements(statements);
    StatementCompiler body = new StatementCompiler(compiler, called, block, Surroundings.NO_LOOP);
    List<MacroCode.Parameter> parameters = new ArrayList<>();
    for (Statement.Parameter parameter : signature.parameters()) {
      Expression otherwise = parameter.otherwise();
      parameters.add(
          new MacroCode.Parameter(
              parameter.name(),
              block.slot(parameter.name()),
              otherwise == null ? null : body.expressions.compile(otherwise)));
    }
    Step[] steps = body.compile(statements);
    return new MacroCode(
        name,
        parameters,
        special.contains("varargs") ? block.slot("varargs") : -1,
        special.contains("kwargs") ? block.slot("kwargs") : -1,
        special.contains("caller") ? block.slot("caller") : -1,
        new Block(body.entry(), steps),
        block.function().size());
  }
}
