package dev.atoll.core.compile;

import dev.atoll.core.project.ResourceProperties;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.domain.Nearest;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Contracts that cannot be kept and constraints that cannot be read
 * (https://docs.getdbt.com/reference/resource-configs/contract,
 * https://docs.getdbt.com/reference/resource-properties/constraints).
 */
final class ContractChecks {
  /** A contract that does not say what is agreed on. */
  static final String INCOMPLETE = "A426";

  /** A constraint that is not written as one. */
  static final String CONSTRAINT = "A427";

  private static final String CONSTRAINTS = "constraints";
  private static final String PRIMARY_KEY = "primary_key";
  private static final List<String> TYPES =
      List.of("check", "not_null", "unique", PRIMARY_KEY, "foreign_key", "custom");

  private final ConfigPlaces places;

  ContractChecks(ConfigPlaces places) {
    this.places = places;
  }

  List<Problem> of(Draft draft) {
    List<Problem> problems = new ArrayList<>();
    if (Boolean.TRUE.equals(draft.facts().config().map("contract").get("enforced"))) {
      contract(draft, problems);
    }
    constraints(draft, draft.constraints(), placeOf(draft), problems);
    for (Node.ColumnNote column : draft.columns()) {
      if (column.properties().get(CONSTRAINTS) instanceof List<?> list) {
        constraints(draft, list, placeOf(draft, column.name()), problems);
      }
    }
    primaryKeys(draft, problems);
    return problems;
  }

  private void contract(Draft draft, List<Problem> problems) {
    NodeFacts facts = draft.facts();
    String model = "the contract of model '" + facts.shownName() + "'";
    if (draft.columns().isEmpty()) {
      problems.add(
          Problem.error(
              INCOMPLETE,
              places.of(draft, "contract"),
              model + " names no column",
              "a contract is the names and types of all columns",
              "add 'columns:' with a 'name' and a 'data_type' for each"));
    }
    for (Node.ColumnNote column : draft.columns()) {
      if (column.properties().get("data_type") == null) {
        problems.add(
            Problem.error(
                INCOMPLETE,
                placeOf(draft, column.name()),
                model + " has no type for column '" + column.name() + "'",
                "a contract is the names and types of all columns",
                "add 'data_type:' to the column"));
      }
    }
    String change = facts.config().text("on_schema_change").orElse("ignore");
    if (facts.config().materialized().equals("incremental")
        && !List.of("append_new_columns", "fail").contains(change)) {
      problems.add(
          Problem.error(
              INCOMPLETE,
              places.of(draft, "on_schema_change"),
              model + " does not go with 'on_schema_change: " + change + "'",
              "an incremental model whose columns change unseen cannot keep a contract",
              "set on_schema_change to append_new_columns or fail"));
    }
  }

  private static void constraints(
      Draft draft, List<?> constraints, Place place, List<Problem> problems) {
    for (Object item : constraints) {
      if (!(item instanceof Map<?, ?> constraint)) {
        problems.add(
            wrong(
                place,
                "a constraint of model '" + draft.facts().shownName() + "' must be a mapping",
                "it is '" + item + "'",
                "write '- type: …'"));
        continue;
      }
      String type = String.valueOf(constraint.get("type"));
      if (!TYPES.contains(type)) {
        problems.add(
            wrong(
                place,
                "there is no constraint of type '" + type + "'",
                "the types are " + String.join(", ", TYPES),
                Nearest.suggestion(type, TYPES, "use one of these")));
      }
      Object to = constraint.get("to");
      if (type.equals("foreign_key") && to != null && !ForeignKeys.isReference(to.toString())) {
        problems.add(
            wrong(
                ForeignKeys.placeOf(draft.properties(), to.toString()).orElse(place),
                "a foreign key cannot point to '" + to + "'",
                "'to' is neither a ref() nor a source(), so its table is not known",
                "write 'to: ref('…')' or 'to: source('…', '…')'"));
      }
    }
  }

  private static void primaryKeys(Draft draft, List<Problem> problems) {
    List<String> columns =
        draft.columns().stream()
            .filter(column -> hasPrimaryKey(column.properties().get(CONSTRAINTS)))
            .map(Node.ColumnNote::name)
            .toList();
    boolean together = hasPrimaryKey(draft.constraints());
    if (columns.size() > 1 || (together && !columns.isEmpty())) {
      problems.add(
          wrong(
              placeOf(draft, columns.getLast()),
              "model '" + draft.facts().shownName() + "' has more than one primary key",
              "there is one at each of the columns "
                  + String.join(", ", columns)
                  + (together ? ", and one at the model" : ""),
              "keep one, at the model: {type: primary_key, columns: […]}"));
    }
  }

  private static boolean hasPrimaryKey(@Nullable Object constraints) {
    return constraints instanceof List<?> list
        && list.stream()
            .anyMatch(item -> item instanceof Map<?, ?> map && PRIMARY_KEY.equals(map.get("type")));
  }

  private static Place placeOf(Draft draft) {
    return draft
        .properties()
        .flatMap(properties -> properties.raw().value(CONSTRAINTS))
        .map(YamlNode::place)
        .orElse(draft.facts().place());
  }

  private static Place placeOf(Draft draft, String column) {
    return draft
        .properties()
        .map(ResourceProperties::raw)
        .flatMap(raw -> raw.value("columns"))
        .flatMap(columns -> named(columns, column))
        .map(YamlNode::place)
        .orElse(draft.facts().place());
  }

  private static Optional<YamlNode> named(YamlNode columns, String name) {
    return columns instanceof YamlList list
        ? list.items().stream()
            .filter(YamlMap.class::isInstance)
            .flatMap(item -> ((YamlMap) item).value("name").stream())
            .filter(written -> name.equals(String.valueOf(written.toJava())))
            .findFirst()
        : Optional.empty();
  }

  private static Problem wrong(Place place, String message, String cause, String mend) {
    return Problem.error(CONSTRAINT, place, message, cause, mend);
  }
}
