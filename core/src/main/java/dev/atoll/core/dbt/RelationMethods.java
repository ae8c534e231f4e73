package dev.atoll.core.dbt;

import dev.atoll.engine.Dialect;
import dev.atoll.engine.EngineProblems;
import dev.atoll.engine.Relation;
import dev.atoll.engine.RelationKind;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.python.Truth;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The methods of a relation; each gives another relation and leaves its own as it is. */
final class RelationMethods {
  private static final List<String> PARTS = List.of("database", "schema", "identifier");

  private final RelationValue relation;

  private RelationMethods(RelationValue relation) {
    this.relation = relation;
  }

  /** The bound method, or null when there is none of that name. */
  static @Nullable CallableValue of(RelationValue relation, String name) {
    var methods = new RelationMethods(relation);
    HostFunction method =
        switch (name) {
          case "include" -> methods::include;
          case "quote" -> methods::quote;
          case "incorporate", "replace" -> methods::incorporate;
          case "replace_path" -> methods::replacePath;
          case "matches" -> methods::matches;
          case "render" -> (arguments, render) -> relation.unlimited().print(render);
          case "render_limited" -> (arguments, render) -> relation.print(render);
          case "without_identifier" -> (arguments, render) -> methods.withoutIdentifier();
          case "information_schema" -> methods::informationSchema;
          case "information_schema_only" ->
              (arguments, render) -> methods.informationSchema(Arguments.NONE, render);
          case "to_dict" -> (arguments, render) -> methods.dict(render);
          case "get" -> methods::get;
          case "quoted" -> methods::quoted;
          case "relation_max_name_length" -> methods.longestName();
          default -> null;
        };
    return method == null ? null : method.named(name);
  }

  /** Only relations of engines that cut names off have the method. */
  private @Nullable HostFunction longestName() {
    OptionalInt longest = relation.dialect().longestName();
    return longest.isEmpty() ? null : (arguments, render) -> IntValue.of(longest.getAsInt());
  }

  /** All that it is made of, as plain data. */
  private Value dict(Render render) {
    DictValue dict = new DictValue();
    for (String key :
        List.of(
            "path",
            "type",
            "quote_character",
            "include_policy",
            "quote_policy",
            "dbt_created",
            "limit",
            "event_time_filter",
            "require_alias",
            "catalog")) {
      Value value = relation.attribute(key, render);
      dict.put(
          key,
          value instanceof PartsValue parts
              ? parts.dict()
              : value == null ? NoneValue.NONE : value);
    }
    return dict;
  }

  private Value withoutIdentifier() {
    Included now = relation.included();
    return relation.withIncluded(new Included(now.database(), now.schema(), false));
  }

  private Value include(Arguments arguments, Render render) {
    return relation.withIncluded(included(relation.included(), arguments, render));
  }

  private static Included included(Included now, Arguments arguments, Render render) {
    return new Included(
        flag(arguments, 0, now.database(), render),
        flag(arguments, 1, now.schema(), render),
        flag(arguments, 2, now.identifier(), render));
  }

  private Value quote(Arguments arguments, Render render) {
    return relation.withQuoting(quoting(relation.quoting(), arguments, render));
  }

  private static Relation.Quoting quoting(
      Relation.Quoting now, Arguments arguments, Render render) {
    return new Relation.Quoting(
        flag(arguments, 0, now.database(), render),
        flag(arguments, 1, now.schema(), render),
        flag(arguments, 2, now.identifier(), render));
  }

  private static boolean flag(Arguments arguments, int position, boolean otherwise, Render render) {
    Value given = arguments.find(position, PARTS.get(position));
    return (given == null || given == NoneValue.NONE) ? otherwise : Truth.of(given, render);
  }

  /** {@code incorporate(path={…}, type=…, quote_policy={…}, include_policy={…})}. */
  private Value incorporate(Arguments arguments, Render render) {
    RelationValue result = relation;
    Value path = arguments.named().get("path");
    if (path != null && path != NoneValue.NONE) {
      result = changed(result, Python.strings(path), render);
    }
    Value type = arguments.named().get("type");
    if (type != null) {
      result = result.withKind(kind(type, render));
    }
    return checked(policies(result, arguments, render));
  }

  /** An engine that cuts a name off would make another relation than the one that was asked for. */
  static RelationValue checked(RelationValue relation) {
    String identifier = relation.path().identifier();
    OptionalInt longest = relation.dialect().longestName();
    if (relation.kind().isPresent()
        && longest.isPresent()
        && identifier != null
        && identifier.length() > longest.getAsInt()) {
      throw DbtProblems.problem(
          EngineProblems.NAME_TOO_LONG,
          "the name '%s' is longer than %d characters".formatted(identifier, longest.getAsInt()),
          "it has %d, and the engine would cut it off".formatted(identifier.length()),
          "give the node a shorter alias");
    }
    return relation;
  }

  static RelationValue policies(RelationValue relation, Arguments arguments, Render render) {
    RelationValue result = relation;
    Value quoting = arguments.named().get("quote_policy");
    if (quoting != null && quoting != NoneValue.NONE) {
      result = result.withQuoting(quoting(result.quoting(), named(quoting), render));
    }
    Value included = arguments.named().get("include_policy");
    if (included != null && included != NoneValue.NONE) {
      result = result.withIncluded(included(result.included(), named(included), render));
    }
    return result;
  }

  private static Arguments named(Value policy) {
    return policy instanceof PartsValue(var type, var database, var schema, var identifier)
        ? Arguments.of(database, schema, identifier)
        : Arguments.of(List.of(), Python.strings(policy));
  }

  private Value replacePath(Arguments arguments, Render render) {
    return changed(relation, arguments.named(), render);
  }

  private static RelationValue changed(
      RelationValue relation, Map<String, Value> parts, Render render) {
    RelationValue known = relation.known(render);
    RelationPath path = known.path();
    for (Map.Entry<String, Value> part : parts.entrySet()) {
      if (!PARTS.contains(part.getKey())) {
        throw DbtProblems.argument(
            "a relation's path has no '" + part.getKey() + "'",
            "it has database, schema and identifier");
      }
      path = path.with(part.getKey(), Python.optional(part.getValue(), render));
    }
    return known.withPath(path);
  }

  static Optional<RelationKind> kind(@Nullable Value type, Render render) {
    String name = Python.optional(type, render);
    if (name == null) {
      return Optional.empty();
    }
    Optional<RelationKind> kind = RelationKind.named(name);
    if (kind.isEmpty()) {
      throw DbtProblems.argument(
          "there is no type of relation '" + name + "'",
          "use table, view, materialized_view, external or cte");
    }
    return kind;
  }

  /**
   * Whether all parts that are given are the same; a Problem when they are the same but for case.
   */
  private Value matches(Arguments arguments, Render render) {
    arguments.only("matches", "database", "schema", "identifier");
    boolean exact = true;
    boolean close = true;
    boolean any = false;
    Dialect dialect = relation.dialect();
    for (int i = 0; i < PARTS.size(); i++) {
      String wanted = Python.optional(arguments.find(i, PARTS.get(i)), render);
      if (wanted != null) {
        any = true;
        String here = String.valueOf(relation.read(PARTS.get(i), render));
        exact &= wanted.equals(here);
        close &= dialect.fold(wanted).equals(dialect.fold(here));
      }
    }
    if (!any) {
      throw DbtProblems.argument(
          "matches() got no part of a name to compare", "give it database, schema or identifier");
    }
    if (close && !exact) {
      throw ambiguous(arguments, render);
    }
    return BoolValue.of(exact);
  }

  private RuntimeException ambiguous(Arguments arguments, Render render) {
    RelationPath wanted =
        new RelationPath(
            Python.optional(arguments.find(0, "database"), render),
            Python.optional(arguments.find(1, "schema"), render),
            Python.optional(arguments.find(2, "identifier"), render));
    Dialect dialect = relation.dialect();
    return DbtProblems.problem(
        DbtProblems.AMBIGUOUS_RELATION,
        "no relation is called exactly %s, but one is but for upper and lower case"
            .formatted(wanted.text(dialect, Included.ALL, Relation.Quoting.ALL)),
        "found " + relation.known(render).path().text(dialect, Included.ALL, Relation.Quoting.ALL),
        "drop or rename the one that is there, or write its name as it is");
  }

  /** The engine's catalog of the relation's database, a view of it when one is named. */
  private Value informationSchema(Arguments arguments, Render render) {
    String view = Python.optional(arguments.find(0, "view_name"), render);
    var path = new RelationPath(relation.read("database", render), "INFORMATION_SCHEMA", view);
    var quoting = new Relation.Quoting(relation.quoting().database(), false, false);
    return RelationValue.of(path, Optional.empty(), quoting, relation.dialect())
        .withIncluded(new Included(relation.included().database(), true, true));
  }

  private Value get(Arguments arguments, Render render) {
    String key = Texts.of(arguments.require("get", 0, "key"), render);
    if (key.equals("metadata")) {
      return Values.of(Map.of("type", relation.typeName()));
    }
    Value found = relation.attribute(key, render);
    return found == null ? arguments.find(1, "default", NoneValue.NONE) : found;
  }

  private Value quoted(Arguments arguments, Render render) {
    String name = Texts.of(arguments.require("quoted", 0, "identifier"), render);
    return StringValue.of(relation.dialect().quote(name));
  }
}
