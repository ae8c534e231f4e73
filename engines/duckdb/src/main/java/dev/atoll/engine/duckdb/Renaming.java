package dev.atoll.engine.duckdb;

import dev.atoll.engine.Relation;
import dev.atoll.engine.RelationKind;
import dev.atoll.engine.SqlScanner;
import java.util.List;

/** Renames a relation. DuckDB refuses to rename a table that has indexes, so they step aside. */
final class Renaming {
  private static final DuckDbDialect DIALECT = DuckDbDialect.INSTANCE;

  private final DuckDbSession session;
  private final Catalog catalog;

  Renaming(DuckDbSession session, Catalog catalog) {
    this.session = session;
    this.catalog = catalog;
  }

  /** Must run in a transaction. Returns the number of indexes that were made again. */
  int rename(Relation from, String to) {
    if (kind(from) == RelationKind.VIEW) {
      alter("view", from, to);
      return 0;
    }
    List<Catalog.Index> indexes = catalog.indexes(from);
    indexes.forEach(index -> session.execute("drop index " + index.name()));
    alter("table", from, to);
    indexes.forEach(index -> session.execute(moved(index.sql(), from.named(to))));
    return indexes.size();
  }

  private RelationKind kind(Relation relation) {
    return relation
        .kind()
        .or(
            () ->
                catalog.relations(relation.database(), List.of(relation.schema())).stream()
                    .filter(found -> found.sameAs(relation, DIALECT))
                    .findFirst()
                    .flatMap(Relation::kind))
        .orElse(RelationKind.TABLE);
  }

  private void alter(String word, Relation from, String to) {
    session.execute(
        "alter " + word + " " + from.render(DIALECT) + " rename to " + DIALECT.quote(to));
  }

  /**
   * The same CREATE INDEX for another table: what stands between ON and the columns is replaced.
   */
  static String moved(String createIndex, Relation table) {
    var scanner = new SqlScanner(createIndex);
    SqlScanner.Token token = scanner.next();
    while (!(token == SqlScanner.Token.WORD && scanner.is("on"))) {
      if (token == SqlScanner.Token.END) {
        throw new IllegalArgumentException("not a CREATE INDEX: " + createIndex);
      }
      token = scanner.next();
    }
    int nameStart = scanner.end();
    while (!(token == SqlScanner.Token.SYMBOL && scanner.is("("))
        && !(token == SqlScanner.Token.WORD && scanner.is("using"))) {
      token = scanner.next();
    }
    return createIndex.substring(0, nameStart)
        + " "
        + table.render(DIALECT)
        + " "
        + createIndex.substring(scanner.start());
  }
}
