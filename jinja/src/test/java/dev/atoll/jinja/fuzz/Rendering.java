package dev.atoll.jinja.fuzz;

import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.Globals;
import dev.atoll.jinja.Literals;
import dev.atoll.jinja.Syntax;
import dev.atoll.jinja.Template;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.Limits;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Scope;
import dev.atoll.jinja.value.SetValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders templates with Atoll, each with fresh values of the corpus. */
final class Rendering {
  private static final Limits LIMITS = new Limits(200, 1_000_000, 4_000);

  private final Map<String, Value> values = new LinkedHashMap<>();

  Rendering() {
    DictValue context = (DictValue) Literals.evaluate(context()).orElseThrow();
    context.entries().forEach((key, value) -> values.put(Texts.of(key, Render.plain()), value));
    values.put("few", new SetValue(List.of(IntValue.of(1), IntValue.of(2), IntValue.of(5))));
  }

  /** Problems are outcomes; any other exception is a bug and thrown. */
  Outcome of(String template) {
    Map<String, Value> fresh = new LinkedHashMap<>();
    values.forEach((name, value) -> fresh.put(name, Values.copy(value)));
    Scope scope = Scope.of(fresh).or(Globals.scope());
    try {
      Render render = Render.builder().limits(LIMITS).build();
      return new Outcome.Text(
          Template.parse(Source.of("fuzz", template), Syntax.JINJA).render(scope, render).text());
    } catch (ProblemException e) {
      return e.problem().code().equals(Faults.LIMIT)
          ? new Outcome.Unbounded()
          : new Outcome.Failure(e.problem().code(), e.problem().message());
    }
  }

  private static String context() {
    try (InputStream in = Rendering.class.getResourceAsStream("/corpus/context.txt")) {
      if (in == null) {
        throw new IllegalStateException("corpus/context.txt is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
