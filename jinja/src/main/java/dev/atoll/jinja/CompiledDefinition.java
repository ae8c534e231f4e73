package dev.atoll.jinja;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import dev.atoll.jinja.filter.Registry;
import dev.atoll.jinja.run.Compiler;
import dev.atoll.jinja.run.Program;
import dev.atoll.jinja.syntax.Lines;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.syntax.Statement;
import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.Scope;
import dev.atoll.jinja.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A definition of a compiled template. */
record CompiledDefinition(
    Statement.Define define,
    Lines lines,
    SequencedMap<String, Value> options,
    List<Parameter> parameters,
    Program program)
    implements Definition {

  static CompiledDefinition of(
      Source source, Lines lines, Statement.Define define, Program program, Registry registry) {
    SequencedMap<String, Value> options = new LinkedHashMap<>();
    for (Statement.Option option : define.options()) {
      options.put(option.name(), Compiler.constant(source, option.value(), registry));
    }
    List<Parameter> parameters =
        define.signature().parameters().stream()
            .map(parameter -> new Parameter(parameter.name(), parameter.otherwise() != null))
            .toList();
    return new CompiledDefinition(define, lines, Ordered.map(options), parameters, program);
  }

  @Override
  public String tag() {
    return define.tag();
  }

  @Override
  public String name() {
    return define.name();
  }

  @Override
  public Place place() {
    return lines.place(define.span());
  }

  @Override
  public Source source() {
    return lines.part(define.whole());
  }

  @Override
  public Source body() {
    return lines.part(define.bodySpan());
  }

  @Override
  public CallableValue bind(Scope scope) {
    return program.bind(define, scope);
  }
}
