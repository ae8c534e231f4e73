package dev.atoll.jinja.run;

import dev.atoll.jinja.filter.Registry;
import dev.atoll.jinja.run.Calls.ArgumentList;
import dev.atoll.jinja.syntax.Expression;
import dev.atoll.jinja.syntax.Expression.CallArguments;
import dev.atoll.jinja.syntax.Expression.CompareOperator;
import dev.atoll.jinja.syntax.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns expressions into code, within one block. */
final class ExpressionCompiler {
  private final Unit unit;
  private final Symbols symbols;
  private final Registry registry;
  private final Slices slices;
  private final Reach reach;

  /** Whether what is compiled here is surely evaluated when its block is. */
  enum Reach {
    CERTAIN,
    /** In a branch of a condition: an unknown filter or test is a Problem only when reached. */
    CONDITIONAL
  }

  /** What a slice of something that has no parts is. */
  private enum Slices {
    A_PROBLEM,
    /** In a printed constant, which Jinja2 computes in advance, and there by way of items. */
    UNDEFINED
  }

  ExpressionCompiler(Unit unit, Symbols symbols, Registry registry, Reach reach) {
    this(unit, symbols, registry, reach, Slices.A_PROBLEM);
  }

  private ExpressionCompiler(
      Unit unit, Symbols symbols, Registry registry, Reach reach, Slices slices) {
    this.unit = unit;
    this.symbols = symbols;
    this.registry = registry;
    this.reach = reach;
    this.slices = slices;
  }

  /** For expressions without names that are printed as they are. */
  Code compileConstant(Expression expression) {
    return new ExpressionCompiler(unit, symbols, registry, reach, Slices.UNDEFINED)
        .compile(expression);
  }

  Site site(Span span) {
    return new Site(unit, span);
  }

  Code compile(Expression expression) {
    return switch (expression) {
      case Expression.Literal literal -> new Displays.Constant(literal.value());
      case Expression.Name name -> read(name.name());
      case Expression.ListDisplay list -> new Displays.OfList(all(list.items()));
      case Expression.TupleDisplay tuple -> new Displays.OfTuple(all(tuple.items()));
      case Expression.DictDisplay dict ->
          new Displays.OfDict(
              all(dict.entries().stream().map(Expression.Entry::key).toList()),
              all(dict.entries().stream().map(Expression.Entry::value).toList()),
              site(dict.span()));
      case Expression.Attribute attribute ->
          new Calls.Attribute(
              compile(attribute.target()), attribute.name(), site(attribute.span()));
      case Expression.Item item -> item(item);
      case Expression.Slice slice -> slice(slice);
      case Expression.Call call -> call(call);
      case Expression.Filtered filtered -> filtered(filtered, null);
      case Expression.Tested tested -> tested(tested);
      case Expression.Unary unary ->
          new Operators.Unary(unary.operator(), compile(unary.operand()), site(unary.span()));
      case Expression.Binary binary ->
          new Operators.Binary(
              binary.operator(),
              compile(binary.left()),
              compile(binary.right()),
              site(binary.span()));
      case Expression.And and -> new Displays.And(compile(and.left()), compile(and.right()));
      case Expression.Or or -> new Displays.Or(compile(or.left()), compile(or.right()));
      case Expression.Not not -> new Displays.Not(compile(not.operand()));
      case Expression.Compare compare -> compare(compare);
      case Expression.Concat concat ->
          new Displays.Concat(all(concat.parts()), site(concat.span()));
      case Expression.Conditional choice ->
          reach == Reach.CERTAIN
              ? new ExpressionCompiler(unit, symbols, registry, Reach.CONDITIONAL, slices)
                  .compile(choice)
              : new Displays.Choice(
                  compile(choice.test()), compile(choice.then()), optional(choice.otherwise()));
    };
  }

  private Code item(Expression.Item item) {
    Code target = compile(item.target());
    if (item.index() instanceof Expression.Slice slice && slices == Slices.A_PROBLEM) {
      return new Calls.Part(target, slice(slice), site(item.span()));
    }
    return new Calls.Item(target, compile(item.index()), site(item.span()));
  }

  private Displays.OfSlice slice(Expression.Slice slice) {
    return new Displays.OfSlice(
        optional(slice.start()), optional(slice.stop()), optional(slice.step()));
  }

  private @Nullable Code optional(@Nullable Expression expression) {
    return expression == null ? null : compile(expression);
  }

  private Code[] all(List<Expression> expressions) {
    return expressions.stream().map(this::compile).toArray(Code[]::new);
  }

  /** A variable as the block sees it. */
  Variables.Read read(String name) {
    return read(symbols, name);
  }

  private Variables.Read read(Symbols from, String name) {
    Symbols owner = from.owner(name);
    if (owner == null) {
      throw new IllegalStateException("a name that was not collected: " + name);
    }
    int levels = symbols.function().depth() - owner.function().depth();
    return new Variables.Read(levels, owner.slot(name), owner.start(name), name, owner.written());
  }

  /** The variable of a name outside this block. */
  Variables.Read readOutside(String name) {
    Symbols parent = symbols.parent();
    if (parent == null) {
      throw new IllegalStateException("nothing is outside: " + name);
    }
    return read(parent, name);
  }

  Code call(Expression.Call call) {
    if (call.target() instanceof Expression.Attribute attribute) {
      return new Calls.MethodCall(
          compile(attribute.target()),
          attribute.name(),
          arguments(call.arguments()),
          site(call.span()));
    }
    return plainCall(call);
  }

  Calls.Call plainCall(Expression.Call call) {
    return new Calls.Call(compile(call.target()), arguments(call.arguments()), site(call.span()));
  }

  /** A filter chain; where it has no input of its own, the one given. */
  Code filtered(Expression.Filtered filtered, @Nullable Code implicit) {
    if (reach == Reach.CERTAIN && !registry.hasFilter(filtered.name())) {
      throw new Site(unit, filtered.span()).located(registry.unknownFilter(filtered.name()));
    }
    Expression inner = filtered.input();
    Code input;
    if (inner instanceof Expression.Filtered chain && implicit != null) {
      input = filtered(chain, implicit);
    } else if (inner != null) {
      input = compile(inner);
    } else if (implicit != null) {
      input = implicit;
    } else {
      throw new IllegalStateException("a filter without input");
    }
    return new Calls.Filter(
        input,
        registry.filter(filtered.name()),
        arguments(filtered.arguments()),
        site(filtered.span()));
  }

  ArgumentList arguments(CallArguments arguments) {
    return new ArgumentList(
        all(arguments.positional()),
        arguments.named().stream().map(Expression.Named::name).toArray(String[]::new),
        all(arguments.named().stream().map(Expression.Named::value).toList()),
        optional(arguments.star()),
        optional(arguments.starStar()));
  }

  private Code tested(Expression.Tested tested) {
    if (reach == Reach.CERTAIN && !registry.hasTest(tested.name())) {
      throw new Site(unit, tested.span()).located(registry.unknownTest(tested.name()));
    }
    return new Calls.Test(
        compile(tested.input()),
        registry.test(tested.name()),
        arguments(tested.arguments()),
        site(tested.span()));
  }

  private Code compare(Expression.Compare compare) {
    return new Operators.Compare(
        compile(compare.first()),
        compare.comparisons().stream()
            .map(Expression.Comparison::operator)
            .toArray(CompareOperator[]::new),
        all(compare.comparisons().stream().map(Expression.Comparison::operand).toList()),
        site(compare.span()));
  }
}
