package dev.atoll.jinja.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement of a template, with the characters of its (opening) tag. */
public sealed interface Statement {
  Span span();

  /** Characters to print as they are. */
  record Text(String text, Span span) implements Statement {}

  record Print(Expression expression, Span span) implements Statement {}

  record If(List<Branch> branches, List<Statement> otherwise, Span span) implements Statement {}

  record Branch(Expression test, List<Statement> body) {}

  record For(
      Target target,
      Expression iterable,
      @Nullable Expression filter,
      Recursion recursion,
      List<Statement> body,
      List<Statement> otherwise,
      Span span)
      implements Statement {}

  /** Whether a loop can call itself as {@code loop(…)}. */
  enum Recursion {
    NONE,
    RECURSIVE
  }

  record Set(Target target, Expression value, Span span) implements Statement {}

  /** {@code {% set x %}…{% endset %}}. */
  record SetBlock(
      Target target, Expression.@Nullable Filtered filter, List<Statement> body, Span span)
      implements Statement {}

  /** A macro or a registered definition block; the tag is {@code macro} or the registered one. */
  record Define(
      String tag,
      String name,
      List<Option> options,
      Signature signature,
      List<Statement> body,
      Span span,
      Span bodySpan,
      Span whole)
      implements Statement {}

  /** {@code key=value} in the header of a registered block. */
  record Option(String name, Expression value) {}

  /** Parameters; once one has a default, all that follow have. */
  record Signature(List<Parameter> parameters) {
    public static final Signature NONE = new Signature(List.of());
  }

  record Parameter(String name, @Nullable Expression otherwise, Span span) {}

  record CallBlock(Signature signature, Expression.Call call, List<Statement> body, Span span)
      implements Statement {}

  record FilterBlock(Expression.Filtered filter, List<Statement> body, Span span)
      implements Statement {}

  record With(List<Binding> bindings, List<Statement> body, Span span) implements Statement {}

  record Binding(Target target, Expression value) {}

  record Do(Expression expression, Span span) implements Statement {}

  record Break(Span span) implements Statement {}

  record Continue(Span span) implements Statement {}

  /** {@code {% autoescape … %}}: a scope; nothing is escaped. */
  record Autoescape(Expression value, List<Statement> body, Span span) implements Statement {}

  /** {@code {% block name %}} of a template that extends nothing: printed where it stands. */
  record Block(String name, List<Statement> body, Span span) implements Statement {}

  /**
   * {@code include}, {@code import}, {@code from} and {@code extends}: there is nothing to load.
   */
  record Load(String tag, List<String> names, Span span) implements Statement {}
}
