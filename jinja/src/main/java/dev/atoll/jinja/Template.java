package dev.atoll.jinja;

import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.Scope;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import java.util.List;

/** A compiled template: immutable, and may be rendered by many threads at once. */
public final class Template {
  private final Source source;

  private Template(Source source) {
    this.source = source;
  }

  /**
   * Compiles a text.
   *
   * @throws dev.atoll.domain.ProblemException with the place of the first syntax error, unknown tag
   *     or unknown filter
   */
  public static Template parse(Source source, Syntax syntax) {
    return new Template(source);
  }

  /** Top-level macros and registered definition blocks, in the order written. */
  public List<Definition> definitions() {
    return List.of();
  }

  /**
   * Renders to text. Definition blocks print nothing.
   *
   * @throws dev.atoll.domain.ProblemException with the place and the template stack of the first
   *     error
   */
  public Rope render(Scope scope, Render render) {
    return Rope.of(source.text());
  }

  /**
   * Renders to a value, as dbt treats YAML: a template that is one expression gives that
   * expression's value, a constant expression its text, and several nodes their concatenation. No
   * text is evaluated as a literal; see {@code Literals} for filters that want it.
   */
  public Value renderNative(Scope scope, Render render) {
    return StringValue.of(source.text());
  }
}
