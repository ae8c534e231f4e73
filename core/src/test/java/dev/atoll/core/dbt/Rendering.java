package dev.atoll.core.dbt;

import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.engine.Dialect;
import dev.atoll.engine.Relation;
import dev.atoll.jinja.Globals;
import dev.atoll.jinja.Syntax;
import dev.atoll.jinja.Template;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.value.Question;
import dev.atoll.jinja.value.Read;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.Scope;
import dev.atoll.jinja.value.TemporalValue;
import dev.atoll.jinja.value.Value;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders small templates with the names of dbt, and keeps what they said and read. */
final class Rendering implements Notes {
  static final Relation ORDERS = Relation.of("db", "main", "orders");

  /** Quotes as DuckDB and PostgreSQL do. */
  static final Dialect DIALECT =
      new Dialect() {
        @Override
        public String fold(String identifier) {
          return identifier.toLowerCase(Locale.ROOT);
        }

        @Override
        public boolean isPlain(String identifier) {
          return false;
        }

        @Override
        public String literal(@Nullable Object value) {
          return "'" + value + "'";
        }
      };

  final List<String> said = new ArrayList<>();
  final Render render =
      Render.builder()
          .concrete(
              atom ->
                  atom instanceof RelationAtom relation
                      ? relation.text(ORDERS, DIALECT)
                      : atom.description())
          .build();
  private final Map<String, Value> names = new LinkedHashMap<>();
  private final Scope scope;

  Rendering() {
    Map<String, Object> flags = new LinkedHashMap<>();
    flags.put("FULL_REFRESH", false);
    flags.put("WHICH", "run");
    Scope base =
        GeneralFunctions.scope(
            new GeneralInputs(
                    render,
                    this,
                    Clock.fixed(Instant.parse("2026-03-04T05:06:07.890Z"), ZoneOffset.UTC),
                    "1.11.16",
                    "an-invocation",
                    new TemporalValue(OffsetDateTime.parse("2026-03-04T05:06:07Z")),
                    "Thread-1",
                    new LinkedHashMap<>(),
                    "model.shop.orders")
                .withFlags(flags));
    this.scope = base.or(Globals.scope());
  }

  Rendering with(String name, Value value) {
    names.put(name, value);
    return this;
  }

  /** The names of every template of dbt, and those added here. */
  Scope scope() {
    return Scope.of(names).or(scope);
  }

  Rope rope(String template) {
    return Template.parse(Source.of("test.sql", template), syntax())
        .render(Scope.of(names).or(scope), render);
  }

  private static Syntax syntax() {
    return DbtFilters.withDbtFilters(Syntax.JINJA);
  }

  /** The text, with names that are not known yet in angle brackets. */
  String text(String template) {
    return rope(template).fill(atom -> "<" + atom.description() + ">");
  }

  /** What an expression prints. */
  String value(String expression) {
    return text("{{ " + expression + " }}");
  }

  Value nativeValue(String template) {
    return Template.parse(
            Source.of("schema.yml", template), DbtFilters.withNativeFilters(Syntax.JINJA))
        .renderNative(Scope.of(names).or(scope), render);
  }

  /** The Problem that an expression ends with. */
  Problem problem(String expression) {
    try {
      throw new AssertionError("no problem, but: " + value(expression));
    } catch (ProblemException expected) {
      return expected.problem();
    }
  }

  /** Kind and name of each recorded read. */
  List<String> reads() {
    List<String> reads = new ArrayList<>();
    for (Read read : render.reads().all()) {
      reads.add(
          switch (read.question()) {
            case Question.Named named ->
                named.kind()
                    + " "
                    + named.name()
                    + (named.details().isEmpty() ? "" : " " + named.details());
            case Question.TextOf text -> "text " + text.atom().description();
          });
    }
    return reads;
  }

  @Override
  public void info(String message) {
    said.add("info: " + message);
  }

  @Override
  public void debug(String message) {
    said.add("debug: " + message);
  }

  @Override
  public void warning(String message) {
    said.add("warning: " + message);
  }

  @Override
  public void print(String message) {
    said.add("print: " + message);
  }
}
