package dev.atoll.core.freeze;

import dev.atoll.core.session.TenantSession;
import dev.atoll.domain.Sha256;
import dev.atoll.engine.Column;
import dev.atoll.engine.Dialect;
import dev.atoll.engine.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads relations: a query that gives their columns and no rows, and one pass that gives a sum for
 * each column and one for the rows. Sums, since the order of rows must not count and duplicates
 * must; an exclusive or would let pairs vanish.
 */
public final class Contents {
  /** 96 bits of the hash of what has 60 and a count: enough, and short enough to be read. */
  private static final int LENGTH = 24;

  private final Dialect dialect;
  private final IgnoredColumns ignored;

  public Contents(Dialect dialect, IgnoredColumns ignored) {
    this.dialect = dialect;
    this.ignored = ignored;
  }

  /**
   * A relation's content.
   *
   * @param node its node's name, for columns that are ignored there only
   * @param hashed the columns that the hash of the rows shall be about, if all of them are there;
   *     when empty, or one is missing, all that are not ignored
   * @throws dev.atoll.engine.EngineException when it cannot be read
   * @throws dev.atoll.domain.ProblemException when the guard refuses
   */
  public FrozenNode.Content of(
      Relation relation, String node, Set<String> hashed, TenantSession session) {
    String from = relation.render(dialect);
    List<Column> columns = session.query("select * from " + from + " limit 0").columns();
    List<Column> compared =
        columns.stream().filter(column -> !ignored.contains(node, column.name())).toList();
    Set<String> names = new TreeSet<>();
    compared.forEach(column -> names.add(column.name()));
    Set<String> rows = hashed.isEmpty() || !names.containsAll(hashed) ? names : hashed;
    List<@Nullable Object> sums = session.query(sql(from, compared, rows)).rows().getFirst();
    List<FrozenNode.Column> frozen = new ArrayList<>();
    for (Column column : columns) {
      int position = compared.indexOf(column);
      frozen.add(
          new FrozenNode.Column(
              column.name(),
              column.type(),
              position < 0 ? "" : hash(sums.get(position + 2)),
              position >= 0 && rows.contains(column.name())
                  ? FrozenNode.Part.OF_ROWS
                  : FrozenNode.Part.ALONE));
    }
    long count = sums.getFirst() instanceof Number number ? number.longValue() : 0;
    return new FrozenNode.Content(count, rows.isEmpty() ? "" : hash(sums.get(1)), frozen);
  }

  private static String hash(@Nullable Object sum) {
    return Sha256.of("content " + sum).substring(0, LENGTH);
  }

  /** How many rows; the sum over the rows; and one for each column. */
  String sql(String from, List<Column> columns, Set<String> rows) {
    List<String> texts = new ArrayList<>();
    List<String> sums = new ArrayList<>();
    List<String> whole = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      String text = "t" + i;
      texts.add(dialect.stableText(dialect.quote(column.name()), column.type()) + " as " + text);
      sums.add(sum(text));
    }
    // By name, so that columns may change places.
    for (String name : new TreeSet<>(rows)) {
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).name().equals(name)) {
          // With the length in front no two different rows run into the same text.
          whole.add("coalesce(length(t%1$d) || ':' || t%1$d, '-')".formatted(i));
        }
      }
    }
    if (texts.isEmpty()) {
      return "select count(*), null from " + from;
    }
    return "select count(*), "
        + sum(whole.isEmpty() ? "''" : String.join(" || ", whole))
        + ", "
        + String.join(", ", sums)
        + " from (select "
        + String.join(", ", texts)
        + " from "
        + from
        + ") as texts";
  }

  private String sum(String text) {
    return "cast(count(%1$s) as varchar(20)) || ':' || coalesce(cast(sum(%2$s) as varchar(50)), '')"
        .formatted(text, dialect.textNumber(text));
  }
}
