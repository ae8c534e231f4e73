package dev.atoll.jinja.run;

import dev.atoll.jinja.syntax.Expression;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which expressions Jinja2 computes while it compiles. It shows only in native rendering, where the
 * result of such an expression counts as text of the template.
 */
final class Constants {
  /** Filters that need the rendering itself. */
  private static final Set<String> NEVER =
      Set.of("map", "select", "reject", "selectattr", "rejectattr", "random");

  private Constants() {}

  static boolean isConstant(@Nullable Expression expression) {
    return switch (expression) {
      case null -> true;
      case Expression.Literal literal -> true;
      case Expression.Name name -> false;
      case Expression.Call call -> false;
      case Expression.ListDisplay list -> all(list.items());
      case Expression.TupleDisplay tuple -> all(tuple.items());
      case Expression.DictDisplay dict ->
          dict.entries().stream()
              .allMatch(entry -> isConstant(entry.key()) && isConstant(entry.value()));
      case Expression.Attribute attribute -> isConstant(attribute.target());
      case Expression.Item item -> isConstant(item.target()) && isConstant(item.index());
      case Expression.Slice slice ->
          isConstant(slice.start()) && isConstant(slice.stop()) && isConstant(slice.step());
      case Expression.Filtered filtered ->
          filtered.input() != null
              && isConstant(filtered.input())
              && !NEVER.contains(filtered.name())
              && isConstant(filtered.arguments());
      case Expression.Tested tested -> isConstant(tested.input()) && isConstant(tested.arguments());
      case Expression.Unary unary -> isConstant(unary.operand());
      case Expression.Binary binary -> isConstant(binary.left()) && isConstant(binary.right());
      case Expression.And and -> isConstant(and.left()) && isConstant(and.right());
      case Expression.Or or -> isConstant(or.left()) && isConstant(or.right());
      case Expression.Not not -> isConstant(not.operand());
      case Expression.Compare compare ->
          isConstant(compare.first())
              && compare.comparisons().stream()
                  .allMatch(comparison -> isConstant(comparison.operand()));
      case Expression.Concat concat -> all(concat.parts());
      case Expression.Conditional choice ->
          choice.otherwise() != null
              && isConstant(choice.test())
              && isConstant(choice.then())
              && isConstant(choice.otherwise());
    };
  }

  private static boolean all(List<Expression> expressions) {
    return expressions.stream().allMatch(Constants::isConstant);
  }

  private static boolean isConstant(Expression.CallArguments arguments) {
    return all(arguments.positional())
        && arguments.named().stream().allMatch(named -> isConstant(named.value()))
        && isConstant(arguments.star())
        && isConstant(arguments.starStar());
  }
}
