package dev.atoll.core.dbt;

import dev.atoll.jinja.python.Iteration;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** dbt's {@code exceptions}: functions by which a project reports what it finds wrong. */
final class ExceptionFunctions {
  private final GeneralInputs inputs;

  ExceptionFunctions(GeneralInputs inputs) {
    this.inputs = inputs;
  }

  DictValue value() {
    DictValue functions = new DictValue();
    add(functions, "warn", this::warn);
    add(functions, "warn_snapshot_timestamp_data_types", this::warnSnapshotTypes);
    for (String name :
        List.of(
            "raise_compiler_error",
            "raise_not_implemented",
            "raise_database_error",
            "raise_dependency_error",
            "raise_fail_fast_error",
            "raise_cache_inconsistent")) {
      add(
          functions,
          name,
          (arguments, render) -> {
            throw DbtProblems.raised(text(arguments, 0, "msg", render), "");
          });
    }
    add(functions, "missing_config", this::missingConfig);
    add(functions, "missing_materialization", this::missingMaterialization);
    add(functions, "missing_relation", ExceptionFunctions::missingRelation);
    add(functions, "relation_wrong_type", ExceptionFunctions::relationWrongType);
    add(functions, "column_type_missing", ExceptionFunctions::columnTypeMissing);
    add(functions, "raise_contract_error", ExceptionFunctions::contractBroken);
    add(functions, "raise_invalid_property_yml_version", ExceptionFunctions::invalidProperties);
    add(functions, "raise_dep_not_found", ExceptionFunctions::packageMissing);
    add(functions, "raise_ambiguous_alias", ExceptionFunctions::ambiguous);
    add(functions, "raise_ambiguous_catalog_match", ExceptionFunctions::ambiguous);
    add(functions, "raise_duplicate_patch_name", ExceptionFunctions::ambiguous);
    add(functions, "raise_duplicate_resource_name", ExceptionFunctions::ambiguous);
    add(functions, "raise_dataclass_not_dict", ExceptionFunctions::notADict);
    return functions;
  }

  private static void add(DictValue functions, String name, HostFunction function) {
    functions.put(name, function.named(name));
  }

  private static String text(Arguments arguments, int position, String name, Render render) {
    Value given = arguments.find(position, name);
    return given == null ? "" : Texts.of(given, render);
  }

  private Value warn(Arguments arguments, Render render) {
    inputs.notes().warning(Texts.of(arguments.require("warn", 0, "msg"), render));
    return StringValue.EMPTY;
  }

  private Value warnSnapshotTypes(Arguments arguments, Render render) {
    inputs
        .notes()
        .warning(
            "the snapshot's timestamps are %s, its 'updated_at' is %s"
                .formatted(
                    text(arguments, 0, "snapshot_time_data_type", render),
                    text(arguments, 1, "updated_at_data_type", render)));
    return StringValue.EMPTY;
  }

  private Value missingConfig(Arguments arguments, Render render) {
    throw DbtProblems.raised(
        "%s needs the config '%s', which is not set"
            .formatted(here(), text(arguments, 1, "name", render)),
        "its materialization reads it");
  }

  private Value missingMaterialization(Arguments arguments, Render render) {
    throw DbtProblems.raised(
        "there is no materialization for %s on %s"
            .formatted(here(), text(arguments, 1, "adapter_type", render)),
        "");
  }

  private String here() {
    return inputs.nodeName().isEmpty() ? "the node" : inputs.nodeName();
  }

  private static Value missingRelation(Arguments arguments, Render render) {
    throw DbtProblems.raised(
        "the relation %s does not exist".formatted(text(arguments, 0, "relation", render)), "");
  }

  private static Value relationWrongType(Arguments arguments, Render render) {
    Value relation = arguments.require("relation_wrong_type", 0, "relation");
    String kind =
        relation instanceof RelationValue known
            ? known.kind().map(found -> found.dbtName()).orElse("relation of another kind")
            : "relation of another kind";
    throw DbtProblems.raised(
        "%s should become a %s but is a %s"
            .formatted(
                Texts.of(relation, render), text(arguments, 1, "expected_type", render), kind),
        "drop it, or run with --full-refresh, which drops it first");
  }

  private static Value columnTypeMissing(Arguments arguments, Render render) {
    throw DbtProblems.raised(
        "a contract needs the data_type of every column; it lacks that of "
            + text(arguments, 0, "column_names", render),
        "");
  }

  /** Both lists hold dicts with {@code name} and {@code data_type}: as declared, as selected. */
  private static Value contractBroken(Arguments arguments, Render render) {
    Map<String, String> declared = types(arguments, 0, "yaml_columns", render);
    Map<String, String> selected = types(arguments, 1, "sql_columns", render);
    List<String> differences = new ArrayList<>();
    selected.forEach(
        (name, type) -> {
          String wanted = declared.get(name);
          if (wanted == null) {
            differences.add("column " + name + " (" + type + ") is not in the contract");
          } else if (!wanted.equalsIgnoreCase(type)) {
            differences.add("column " + name + " is " + type + ", in the contract " + wanted);
          }
        });
    declared.forEach(
        (name, type) -> {
          if (!selected.containsKey(name)) {
            differences.add("column " + name + " (" + type + ") is missing from the model");
          }
        });
    throw DbtProblems.raised(
        "the model does not keep its contract", String.join("\n", differences));
  }

  private static Map<String, String> types(
      Arguments arguments, int position, String name, Render render) {
    Map<String, String> types = new LinkedHashMap<>();
    for (Value column :
        Iteration.list(arguments.require("raise_contract_error", position, name), render)) {
      if (column instanceof DictValue dict && dict.get("name") != null) {
        Value type = dict.get("data_type");
        types.put(
            Texts.of(java.util.Objects.requireNonNull(dict.get("name")), render)
                .toLowerCase(Locale.ROOT),
            type == null || type == NoneValue.NONE ? "" : Texts.of(type, render));
      }
    }
    return types;
  }

  private static Value invalidProperties(Arguments arguments, Render render) {
    throw DbtProblems.raised(
        "the property file %s is not valid: %s"
            .formatted(text(arguments, 0, "path", render), text(arguments, 1, "issue", render)),
        "");
  }

  private static Value packageMissing(Arguments arguments, Render render) {
    throw DbtProblems.raised(
        "%s needs the package '%s', which is not installed"
            .formatted(
                text(arguments, 1, "node_description", render),
                text(arguments, 2, "required_pkg", render)),
        "install it with deps");
  }

  private static Value ambiguous(Arguments arguments, Render render) {
    throw DbtProblems.raised(
        "two things have one name: "
            + String.join(
                ", ", arguments.positional().stream().map(one -> named(one, render)).toList()),
        "");
  }

  /** A node's id rather than all that is known of it. */
  private static String named(Value value, Render render) {
    Value id = value instanceof DictValue dict ? dict.get("unique_id") : null;
    return Texts.of(id == null ? value : id, render);
  }

  private static Value notADict(Arguments arguments, Render render) {
    throw DbtProblems.raised(
        "the object %s is no dictionary".formatted(text(arguments, 0, "obj", render)), "");
  }
}
