package dev.atoll.core.compile;

import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;
import java.util.Optional;

/**
 * The comment that every statement carries, as {@code query-comment} of dbt_project.yml asks for it
 * (https://docs.getdbt.com/reference/project-configs/query-comment).
 *
 * @param template Jinja, whose {@code node} is the node that runs; blank for no comment
 * @param position where in the statement it stands
 */
record QueryComment(String template, Place place, Position position) {
  /** Where a comment stands: dbt puts it in front unless told to append it. */
  enum Position {
    IN_FRONT,
    AT_END
  }

  /** As dbt writes it: a JSON object for whoever adds up what queries cost. */
  private static final String STANDARD =
      "{{ tojson({'app': 'dbt', 'dbt_version': dbt_version, 'profile_name':"
          + " target.get('profile_name'), 'target_name': target.get('target_name'), 'node_id':"
          + " node.unique_id} if node else {'app': 'dbt', 'dbt_version': dbt_version,"
          + " 'profile_name': target.get('profile_name'), 'target_name':"
          + " target.get('target_name'), 'connection_name': connection_name}) }}";

  /** What a project file says; the standard comment where it says nothing. */
  static QueryComment of(Optional<YamlNode> written) {
    if (written.isEmpty()) {
      return standard(Position.IN_FRONT);
    }
    return switch (written.get()) {
      case YamlScalar scalar -> new QueryComment(text(scalar), scalar.place(), Position.IN_FRONT);
      case YamlMap map -> {
        Position position =
            map.value("append").map(node -> Boolean.TRUE.equals(node.toJava())).orElse(false)
                ? Position.AT_END
                : Position.IN_FRONT;
        yield map.value("comment")
            .filter(YamlScalar.class::isInstance)
            .map(YamlScalar.class::cast)
            .map(scalar -> new QueryComment(text(scalar), scalar.place(), position))
            .orElse(standard(position));
      }
      default -> standard(Position.IN_FRONT);
    };
  }

  private static QueryComment standard(Position position) {
    return new QueryComment(STANDARD, Place.of("dbt_project.yml"), position);
  }

  private static String text(YamlScalar scalar) {
    return scalar.value() instanceof String text ? text : "";
  }

  /** A statement with its comment. */
  String add(String comment, String sql) {
    if (comment.isBlank()) {
      return sql;
    }
    String block = "/* " + comment.strip() + " */";
    if (position == Position.IN_FRONT) {
      return block + "\n" + sql;
    }
    String body = sql.stripTrailing();
    return body.endsWith(";")
        ? body.substring(0, body.length() - 1) + "\n" + block + ";"
        : body + "\n" + block;
  }
}
