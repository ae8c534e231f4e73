package dev.atoll.jinja;

import dev.atoll.jinja.filter.Registry;
import dev.atoll.jinja.run.Compiler;
import dev.atoll.jinja.run.Compiler.Binding;
import dev.atoll.jinja.run.Program;
import dev.atoll.jinja.syntax.Lines;
import dev.atoll.jinja.syntax.Parser;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.syntax.Span;
import dev.atoll.jinja.syntax.Statement;
import dev.atoll.jinja.syntax.SyntaxFault;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.Scope;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;

/** A compiled template: immutable, and may be rendered by many threads at once. */
public final class Template {
  private final Source source;
  private final Program program;
  private final List<Definition> definitions;

  private Template(Source source, Program program, List<Definition> definitions) {
    this.source = source;
    this.program = program;
    this.definitions = List.copyOf(definitions);
  }

  /**
   * Compiles a text.
   *
   * @throws dev.atoll.domain.ProblemException with the place of the first syntax error, unknown
   *     tag, or unknown filter or test; one that stands in a branch is a Problem only when it is
   *     reached
   */
  public static Template parse(Source source, Syntax syntax) {
    List<Statement> statements = Parser.parse(source, syntax.tags());
    Registry registry = new Registry(syntax.filters(), syntax.tests());
    Binding binding =
        switch (syntax.macros()) {
          case BOUND -> Binding.BOUND;
          case ISOLATED -> Binding.ISOLATED;
        };
    Lines lines = new Lines(source);
    Program program;
    try {
      program = Compiler.compile(source, statements, registry, binding);
    } catch (StackOverflowError deep) {
      throw SyntaxFault.at(
          lines.place(new Span(0, 0)),
          "the expressions and blocks of this template are nested too deeply",
          "",
          "nest less deeply, or move parts to macros");
    }
    List<Definition> definitions = new ArrayList<>();
    for (Statement statement : statements) {
      if (statement instanceof Statement.Define define) {
        definitions.add(CompiledDefinition.of(source, lines, define, program, registry));
      }
    }
    return new Template(source, program, definitions);
  }

  public Source source() {
    return source;
  }

  /** Top-level macros and registered definition blocks, in the order written. */
  public List<Definition> definitions() {
    return definitions;
  }

  /**
   * Renders to text. Definition blocks print nothing.
   *
   * @throws dev.atoll.domain.ProblemException with the place and the template stack of the first
   *     error
   */
  public Rope render(Scope scope, Render render) {
    return program.text(scope, render);
  }

  /**
   * Renders to a value, as dbt treats YAML: a template that is one expression gives that
   * expression's value, a constant expression its text, and several nodes their concatenation. No
   * text is evaluated as a literal; filters that want it use {@link Literals}.
   */
  public Value renderNative(Scope scope, Render render) {
    return program.value(scope, render);
  }
}
