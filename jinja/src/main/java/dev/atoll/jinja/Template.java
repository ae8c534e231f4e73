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
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.ReturnSignal;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.Scope;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;

/** A compiled template: immutable, and may be rendered by many threads at once. */
public final class Template {
  /** What prints. */
  private interface Printing {
    Rope text(Scope scope, Render render);

    default Value value(Scope scope, Render render) {
      return text(scope, render).toValue();
    }
  }

  /** What was compiled from one source. */
  private record Compiled(Program program) implements Printing {
    @Override
    public Rope text(Scope scope, Render render) {
      try {
        return program.text(scope, render);
      } catch (ReturnSignal signal) {
        throw Faults.returnedFromNowhere();
      }
    }

    @Override
    public Value value(Scope scope, Render render) {
      try {
        return program.value(scope, render);
      } catch (ReturnSignal signal) {
        throw Faults.returnedFromNowhere();
      }
    }
  }

  private final Source source;
  private final Printing printing;
  private final List<Definition> definitions;

  private Template(Source source, Printing printing, List<Definition> definitions) {
    this.source = source;
    this.printing = printing;
    this.definitions = List.copyOf(definitions);
  }

  /** A template that prints a text as it is, whatever it holds. */
  public static Template ofText(String text) {
    Rope printed = Rope.of(text);
    return new Template(Source.of("text", text), (scope, render) -> printed, List.of());
  }

  /**
   * Several templates one after the other as one. Each keeps its places, and its variables to
   * itself.
   *
   * @param source of the whole
   */
  public static Template joined(Source source, List<Template> parts) {
    List<Template> all = List.copyOf(parts);
    return new Template(
        source,
        (scope, render) -> {
          Rope.Builder text = new Rope.Builder();
          all.forEach(part -> text.append(part.render(scope, render)));
          return text.build();
        },
        all.stream().flatMap(part -> part.definitions.stream()).toList());
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
    return new Template(source, new Compiled(program), definitions);
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
    return printing.text(scope, render);
  }

  /**
   * Renders to a value, as dbt treats YAML: a template that is one expression gives that
   * expression's value, a constant expression its text, and several nodes their concatenation. No
   * text is evaluated as a literal; filters that want it use {@link Literals}.
   */
  public Value renderNative(Scope scope, Render render) {
    return printing.value(scope, render);
  }
}
