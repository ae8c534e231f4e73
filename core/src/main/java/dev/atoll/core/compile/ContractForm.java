package dev.atoll.core.compile;

import dev.atoll.domain.Sha256;
import dev.atoll.jinja.python.Repr;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Contracts as dbt's manifest writes them, so that either tool finds a contract of the other
 * unchanged: constraints with all their defaults, and the hash of what a contract promises.
 */
final class ContractForm {
  private static final Set<String> ENFORCING = Set.of("table", "incremental");
  private static final String CONSTRAINTS = "constraints";

  /** What a constraint is declared on, by the name of dbt's record of it. */
  private enum Level {
    COLUMN("ColumnLevelConstraint"),
    MODEL("ModelLevelConstraint");

    private final String record;

    Level(String record) {
      this.record = record;
    }
  }

  private ContractForm() {}

  /** Constraints of a model as a whole. */
  static List<Object> ofModel(List<?> constraints) {
    return whole(constraints, Level.MODEL);
  }

  /** The columns of a node's dict, with whole constraints. */
  static Map<String, @Nullable Object> columns(Map<?, ?> columns) {
    Map<String, @Nullable Object> whole = new LinkedHashMap<>();
    columns.forEach(
        (name, column) -> {
          Map<String, @Nullable Object> entry = new LinkedHashMap<>();
          ((Map<?, ?>) column).forEach((key, value) -> entry.put(String.valueOf(key), value));
          if (entry.get(CONSTRAINTS) instanceof List<?> list) {
            entry.put(CONSTRAINTS, whole(list, Level.COLUMN));
          }
          whole.put(String.valueOf(name), entry);
        });
    return whole;
  }

  private static List<Object> whole(List<?> constraints, Level level) {
    List<Object> all = new ArrayList<>();
    for (Object item : constraints) {
      Map<?, ?> said = item instanceof Map<?, ?> map ? map : Map.of();
      Map<String, @Nullable Object> constraint = new LinkedHashMap<>();
      for (String key : List.of("type", "name", "expression")) {
        constraint.put(key, said.get(key));
      }
      for (String key : List.of("warn_unenforced", "warn_unsupported")) {
        constraint.put(key, Objects.requireNonNullElse(said.get(key), true));
      }
      constraint.put("to", said.get("to"));
      constraint.put(
          "to_columns", said.get("to_columns") == null ? List.of() : said.get("to_columns"));
      if (level == Level.MODEL) {
        constraint.put("columns", said.get("columns") == null ? List.of() : said.get("columns"));
      }
      all.add(constraint);
    }
    return all;
  }

  /** dbt's hash of an enforced contract. */
  static String checksum(Node.Model model) {
    StringBuilder promised = new StringBuilder();
    List<Node.ColumnNote> sorted =
        model.columns().stream().sorted(Comparator.comparing(Node.ColumnNote::name)).toList();
    for (Node.ColumnNote column : sorted) {
      @Nullable Object type = column.properties().get("data_type");
      promised.append('|').append(column.name()).append(type == null ? "None" : type);
      List<?> said =
          column.properties().get(CONSTRAINTS) instanceof List<?> list ? list : List.of();
      promised.append(printed(whole(said, Level.COLUMN), Level.COLUMN));
    }
    if (ENFORCING.contains(model.config().materialized())) {
      promised
          .append(model.config().materialized())
          .append(printed(whole(model.constraints(), Level.MODEL), Level.MODEL));
    }
    return Sha256.of(promised.toString());
  }

  /** The hash is taken of what Python prints of the list. */
  private static String printed(List<Object> constraints, Level level) {
    List<String> all = new ArrayList<>();
    for (Object item : constraints) {
      List<String> fields = new ArrayList<>();
      ((Map<?, ?>) item).forEach((key, value) -> fields.add(key + "=" + printed(key, value)));
      all.add(level.record + "(" + String.join(", ", fields) + ")");
    }
    return "[" + String.join(", ", all) + "]";
  }

  private static String printed(Object key, @Nullable Object value) {
    String text = python(value);
    return key.equals("type") ? "<ConstraintType." + value + ": " + text + ">" : text;
  }

  /** A value as Python prints it inside another. */
  static String python(@Nullable Object value) {
    return Repr.of(Values.of(value), Render.plain());
  }
}
