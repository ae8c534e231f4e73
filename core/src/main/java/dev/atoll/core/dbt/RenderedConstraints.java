package dev.atoll.core.dbt;

import dev.atoll.engine.Dialect;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Columns and constraints of an enforced contract as DDL
 * (https://docs.getdbt.com/reference/resource-properties/constraints). What says too little for its
 * type, such as a check without expression, is left out, as in dbt.
 */
final class RenderedConstraints {
  private static final String COLUMN = "column '%s'";
  private static final List<String> TYPES =
      List.of("check", "not_null", "unique", "primary_key", "foreign_key", "custom");

  private final Dialect dialect;

  RenderedConstraints(Dialect dialect) {
    this.dialect = dialect;
  }

  /** {@code render_raw_columns_constraints(raw_columns)}: a text for each column. */
  Value columns(Value columns) {
    ListValue texts = new ListValue();
    if (Values.toJava(columns) instanceof Map<?, ?> byName) {
      byName.values().forEach(column -> texts.items().add(column((Map<?, ?>) column)));
    }
    return texts;
  }

  /** {@code render_raw_model_constraints(raw_constraints)}: a text for each that can be written. */
  Value model(Value constraints) {
    ListValue texts = new ListValue();
    for (Map<?, ?> constraint : maps(Values.toJava(constraints))) {
      ofModel(constraint).ifPresent(text -> texts.items().add(StringValue.of(text)));
    }
    return texts;
  }

  private Value column(Map<?, ?> column) {
    String name = text(column, "name").orElse("");
    String type =
        text(column, "data_type")
            .orElseThrow(
                () ->
                    Faults.value(
                        COLUMN.formatted(name) + " of an enforced contract has no data_type"));
    List<String> parts = new ArrayList<>();
    parts.add(Boolean.TRUE.equals(column.get("quote")) ? dialect.quote(name) : name);
    parts.add(type);
    for (Map<?, ?> constraint : maps(column.get("constraints"))) {
      ofColumn(constraint, name).ifPresent(parts::add);
    }
    return StringValue.of(String.join(" ", parts));
  }

  private static Optional<String> ofColumn(Map<?, ?> constraint, String column) {
    Optional<String> expression = text(constraint, "expression");
    return switch (type(constraint)) {
      case "check" -> expression.map(condition -> "check (" + condition + ")");
      case "not_null" -> Optional.of("not null" + behind(expression));
      case "unique" -> Optional.of("unique" + behind(expression));
      case "primary_key" -> Optional.of("primary key" + behind(expression));
      case "foreign_key" ->
          Optional.of(
              references(constraint)
                  .orElseThrow(
                      () ->
                          Faults.value(
                              "the foreign key of "
                                  + COLUMN.formatted(column)
                                  + " names nothing: it takes 'to' and 'to_columns', or an"
                                  + " 'expression'")));
      default -> expression;
    };
  }

  private static Optional<String> ofModel(Map<?, ?> constraint) {
    Optional<String> expression = text(constraint, "expression");
    String columns = "(" + String.join(", ", texts(constraint.get("columns"))) + ")";
    Optional<String> text =
        switch (type(constraint)) {
          case "check" -> expression.map(condition -> "check (" + condition + ")");
          case "unique" -> Optional.of("unique" + behind(expression) + " " + columns);
          case "primary_key" -> Optional.of("primary key" + behind(expression) + " " + columns);
          case "foreign_key" ->
              references(constraint).map(what -> "foreign key " + columns + " " + what);
          case "custom" -> expression;
          default -> Optional.empty();
        };
    String front = text(constraint, "name").map(name -> "constraint " + name + " ").orElse("");
    return text.map(rest -> front + rest);
  }

  private static Optional<String> references(Map<?, ?> constraint) {
    List<String> columns = texts(constraint.get("to_columns"));
    Optional<String> to = columns.isEmpty() ? Optional.empty() : text(constraint, "to");
    return to.map(table -> "references " + table + " (" + String.join(", ", columns) + ")")
        .or(() -> text(constraint, "expression").map(what -> "references " + what));
  }

  private static String type(Map<?, ?> constraint) {
    String type = text(constraint, "type").orElse("");
    if (!TYPES.contains(type)) {
      throw Faults.value(
          "unknown type of constraint '" + type + "'; there are " + String.join(", ", TYPES));
    }
    return type;
  }

  private static String behind(Optional<String> expression) {
    return expression.map(text -> " " + text).orElse("");
  }

  private static Optional<String> text(Map<?, ?> map, String key) {
    return Optional.ofNullable(map.get(key))
        .map(Object::toString)
        .filter(written -> !written.isEmpty());
  }

  private static List<Map<?, ?>> maps(@Nullable Object list) {
    List<Map<?, ?>> maps = new ArrayList<>();
    if (list instanceof List<?> items) {
      items.forEach(item -> maps.add((Map<?, ?>) Objects.requireNonNull(item)));
    }
    return maps;
  }

  private static List<String> texts(@Nullable Object list) {
    return list instanceof List<?> items ? items.stream().map(String::valueOf).toList() : List.of();
  }
}
