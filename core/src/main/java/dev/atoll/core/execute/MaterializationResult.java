package dev.atoll.core.execute;

import dev.atoll.core.compile.Node;
import dev.atoll.core.dbt.RelationValue;
import dev.atoll.core.dbt.StatementResults;
import dev.atoll.core.project.MacroDefinition;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.Value;
import java.util.Optional;

/**
 * What a materialization must give back: the relations it made, and a statement called main that
 * made them (https://docs.getdbt.com/guides/create-new-materializations).
 */
final class MaterializationResult {
  /** A materialization that does not say what it made. */
  static final String INCOMPLETE = "A433";

  private MaterializationResult() {}

  /**
   * Accepts what a materialization gave.
   *
   * @throws ProblemException when it is not what dbt asks for
   */
  static void check(Value result, MacroDefinition macro, Node node, StatementResults statements) {
    if (statements.response("main").isEmpty()) {
      throw wrong(
          macro,
          node,
          "has no statement called main",
          "its response is the result of the model",
          "put the SQL that makes the relation into {% call statement('main') %}");
    }
    checkRelations(result, macro, node);
  }

  /** As above, of one that may have made nothing. */
  static void checkRelations(Value result, MacroDefinition macro, Node node) {
    Optional<Value> relations =
        result instanceof DictValue dict
            ? Optional.ofNullable(dict.get("relations"))
            : Optional.empty();
    if (!(relations.orElse(null) instanceof ListValue list)) {
      throw wrong(
          macro,
          node,
          "does not return the relations it made",
          "it returns " + result.typeName(),
          "end it with {{ return({'relations': [target_relation]}) }}");
    }
    for (Value item : list.items()) {
      if (!(item instanceof RelationValue)) {
        throw wrong(
            macro,
            node,
            "returns something else than relations",
            "one of them is " + item.typeName(),
            "end it with {{ return({'relations': [target_relation]}) }}");
      }
    }
  }

  private static ProblemException wrong(
      MacroDefinition macro, Node node, String what, String cause, String mend) {
    return new ProblemException(
        Problem.error(
            INCOMPLETE,
            macro.place(),
            "materialization '" + node.config().materialized() + "' " + what,
            cause + "; used by " + node.type().word() + " '" + node.shownName() + "'",
            mend));
  }
}
