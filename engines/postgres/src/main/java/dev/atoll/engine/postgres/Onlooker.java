package dev.atoll.engine.postgres;

import java.util.List;

/** Somebody who is logged in to a server and may look at its catalogs. For one thread. */
interface Onlooker extends AutoCloseable {
  String server();

  /** The name it is logged in as. */
  String user();

  /** The database it looks from where any would do. */
  String firstDatabase();

  /** The rows of a query in the first database; a value that is missing reads {@code null}. */
  default List<List<String>> rows(String sql) {
    return rows(firstDatabase(), sql);
  }

  List<List<String>> rows(String database, String sql);

  @Override
  void close();
}
