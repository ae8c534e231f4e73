package dev.atoll.benchmarks.templates;

import dev.atoll.jinja.memo.Outside;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.Question;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom a model is rendered for: a schema, and variables. */
record Tenant(String schema, Map<String, Value> variables) implements Outside {
  /** The one that CPython renders for as well. */
  static final Tenant MAIN =
      new Tenant(
          "main",
          Map.of(
              "payment_methods", Values.of(List.of("card", "transfer", "voucher", "gift_card")),
              "lookback_days", Values.of(3),
              "currency", Values.of("eur"),
              "event_columns", Values.of(List.of("n_viewed", "n_paid", "sum_viewed", "sum_paid")),
              "min_amount", Values.of(25)));

  private static final Map<String, Value> TARGET =
      Map.of(
          "name", StringValue.of("dev"),
          "type", StringValue.of("duckdb"),
          "timezone", StringValue.of("Europe/Paris"));

  /** Each in a schema of its own; eight combinations of variables in all. */
  static List<Tenant> many(int count) {
    List<String> currencies = List.of("eur", "usd", "gbp", "jpy");
    List<Tenant> tenants = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, Value> variables = new LinkedHashMap<>(MAIN.variables);
      variables.put("currency", StringValue.of(currencies.get(i % 4)));
      variables.put("lookback_days", IntValue.of(3 + i / 4 % 2));
      tenants.add(new Tenant("t_%04d".formatted(i), variables));
    }
    return tenants;
  }

  @Override
  public @Nullable Value answer(Question question) {
    return switch (question) {
      case Question.Named named ->
          named.kind().equals("var") ? variables.get(named.name()) : TARGET.get(named.name());
      case Question.TextOf text -> StringValue.of(text(text));
    };
  }

  private String text(Question.TextOf question) {
    return question.atom() instanceof RelationName name ? name.quotedFor(this) : "";
  }
}
