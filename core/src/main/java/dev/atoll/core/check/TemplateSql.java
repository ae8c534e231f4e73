package dev.atoll.core.check;

import dev.atoll.jinja.syntax.Expression;
import dev.atoll.jinja.syntax.Expressions;
import dev.atoll.jinja.syntax.Span;
import dev.atoll.jinja.syntax.Statement;
import dev.atoll.jinja.value.StringValue;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds schemas and databases that are written out inside Jinja: in the hooks and the {@code
 * database} of a {@code config()}, in queries that a template makes, and in relations that it names
 * part by part.
 */
final class TemplateSql {
  private static final Set<String> HOOKS = Set.of("pre_hook", "post_hook");
  private static final Set<String> QUERIES = Set.of("run_query", "execute", "add_query");
  private static final Set<String> RELATIONS = Set.of("get_relation", "create");
  private static final Set<String> PLACES = Set.of("database", "schema");
  private static final String MEND =
      "write {{ this }}, {{ target.schema }}, {{ target.database }}, ref() or source()";

  private final Findings findings;

  TemplateSql(Findings findings) {
    this.findings = findings;
  }

  void look(LogicText text) {
    Expressions.visit(
        text.statements(),
        expression -> {
          if (expression instanceof Expression.Call call) {
            call(call, text);
          }
        });
  }

  private void call(Expression.Call call, LogicText text) {
    String called = name(call.target());
    if (called.equals("config")) {
      for (Expression.Named argument : call.arguments().named()) {
        if (HOOKS.contains(argument.name())) {
          sql("a hook", argument.value(), text);
        } else if (YamlLogic.DATABASES.contains(argument.name())) {
          part("the config", argument, text);
        }
      }
    } else if (QUERIES.contains(called) && !call.arguments().positional().isEmpty()) {
      sql("a query", call.arguments().positional().getFirst(), text);
    } else if (RELATIONS.contains(called) && call.target() instanceof Expression.Attribute) {
      call.arguments().named().stream()
          .filter(argument -> PLACES.contains(argument.name()))
          .forEach(argument -> part("the argument", argument, text));
    }
  }

  private static String name(Expression target) {
    if (target instanceof Expression.Name(String name, var span)) {
      return name;
    }
    return target instanceof Expression.Attribute(var owner, String name, var span) ? name : "";
  }

  private void sql(String what, Expression value, LogicText text) {
    Expressions.visit(
        List.of(new Statement.Print(value, value.span())),
        expression -> {
          if (expression instanceof Expression.Literal(StringValue(String sql), var span)) {
            LiteralPlaces.in(MaskedSql.of(sql))
                .places()
                .forEach(
                    found ->
                        add(
                            found.qualifier(),
                            span,
                            what + " names the schema or database of '" + found.name() + "'",
                            text));
          }
        });
  }

  private void part(String what, Expression.Named argument, LogicText text) {
    if (argument.value() instanceof Expression.Literal(StringValue(String word), var span)
        && !LiteralPlaces.isSystem(word.toLowerCase(Locale.ROOT))
        && !word.isBlank()) {
      add(word, span, what + " '" + argument.name() + "' is written out: '" + word + "'", text);
    }
  }

  private void add(String word, Span span, String message, LogicText text) {
    findings.add(
        Rule.LITERAL_PLACE,
        word,
        text.place(span),
        message,
        "'" + word + "' is written out, and is the same for every tenant",
        MEND);
  }
}
