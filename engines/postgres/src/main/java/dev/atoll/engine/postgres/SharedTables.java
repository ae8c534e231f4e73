package dev.atoll.engine.postgres;

import static dev.atoll.engine.postgres.Changes.array;
import static dev.atoll.engine.postgres.Changes.literal;
import static dev.atoll.engine.postgres.Changes.quote;

import dev.atoll.engine.Provision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a database has of tables with the rows of many tenants, and of views on them. */
final class SharedTables {
  private static final String BETWEEN = "\u0001";
  private static final String COLUMNS =
      "coalesce((select string_agg(a.attname || chr(1) || format_type(a.atttypid, a.atttypmod),"
          + " chr(1) order by a.attnum) from pg_catalog.pg_attribute as a"
          + " where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped), '')";

  record Name(String schema, String table) {
    String quoted() {
      return quote(schema) + "." + quote(table);
    }
  }

  record Column(String name, String type) {}

  /**
   * A table as it is.
   *
   * @param readable whether the administrator may read it
   */
  record Table(Name name, List<Column> columns, boolean readable) {}

  /**
   * A relation under the name of a view, or one that was made as such.
   *
   * @param isView whether it is one, with a barrier
   * @param owned whether the administrator may change it
   * @param reads what it reads
   */
  record View(
      List<Column> columns, String comment, boolean isView, boolean owned, Set<Name> reads) {
    /** Whether it still reads the table of the name, which another may have taken. */
    boolean holds(Table from) {
      return isView && reads.contains(from.name());
    }

    /** Whether it can be replaced without being dropped: columns are added at the end only. */
    boolean canBecome(Table from) {
      if (columns.size() > from.columns().size()) {
        return false;
      }
      for (int i = 0; i < columns.size(); i++) {
        if (!columns.get(i).type().equals(from.columns().get(i).type())) {
          return false;
        }
      }
      return true;
    }
  }

  private final Administrator admin;
  private final String database;
  private final Map<String, Map<String, Table>> bySchema = new LinkedHashMap<>();

  SharedTables(Administrator admin, String database) {
    this.admin = admin;
    this.database = database;
  }

  Optional<Table> table(String schema, String table) {
    return Optional.ofNullable(bySchema.computeIfAbsent(schema, this::tables).get(table));
  }

  private Map<String, Table> tables(String schema) {
    Map<String, Table> tables = new LinkedHashMap<>();
    for (List<String> row :
        admin.rows(
            database,
            "select c.relname, "
                + COLUMNS
                + ", has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')"
                + " from pg_catalog.pg_class as c"
                + " join pg_catalog.pg_namespace as n on n.oid = c.relnamespace"
                + " where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname = "
                + literal(schema)
                + " order by c.relname")) {
      var name = new Name(schema, row.getFirst());
      tables.put(name.table(), new Table(name, columns(row.get(1)), row.get(2).equals("t")));
    }
    return tables;
  }

  private static List<Column> columns(String joined) {
    List<Column> columns = new ArrayList<>();
    List<String> parts = joined.isEmpty() ? List.of() : Arrays.asList(joined.split(BETWEEN, -1));
    for (int i = 0; i + 1 < parts.size(); i += 2) {
      columns.add(new Column(parts.get(i), parts.get(i + 1)));
    }
    return columns;
  }

  /** All relations in some schemas, and all views that were made for tenants of the fleet. */
  Map<Name, View> views(Set<String> schemas, Provision ofFleet) {
    Map<Name, View> views = new LinkedHashMap<>();
    for (List<String> row :
        admin.rows(
            database,
            "select n.nspname, c.relname, "
                + COLUMNS
                + ", coalesce(obj_description(c.oid, 'pg_class'), ''), c.relkind = 'v' and"
                + " coalesce('security_barrier=true' = any(c.reloptions), false),"
                + " pg_has_role(current_user, c.relowner, 'usage'),"
                + " coalesce((select string_agg(distinct fn.nspname || chr(1) || f.relname, chr(1))"
                + " from pg_catalog.pg_rewrite as r join pg_catalog.pg_depend as d"
                + " on d.objid = r.oid and d.refobjid <> c.oid"
                + " join pg_catalog.pg_class as f on f.oid = d.refobjid"
                + " join pg_catalog.pg_namespace as fn on fn.oid = f.relnamespace"
                + " where r.ev_class = c.oid), '')"
                + " from pg_catalog.pg_class as c"
                + " join pg_catalog.pg_namespace as n on n.oid = c.relnamespace"
                + " where c.relkind in ('r', 'p', 'v', 'm', 'f') and (n.nspname = any("
                + array(schemas)
                + ") or c.relkind = 'v' and starts_with(obj_description(c.oid, 'pg_class'), "
                + literal("[atoll " + ofFleet.fleet() + "/")
                + ")) order by 1, 2")) {
      views.put(
          new Name(row.get(0), row.get(1)),
          new View(
              columns(row.get(2)),
              row.get(3),
              row.get(4).equals("t"),
              row.get(5).equals("t"),
              names(row.get(6))));
    }
    return views;
  }

  private static Set<Name> names(String joined) {
    Set<Name> names = new LinkedHashSet<>();
    columns(joined).forEach(pair -> names.add(new Name(pair.name(), pair.type())));
    return names;
  }

  /** Whether the administrator may make a view in a schema; it may in one that it is to make. */
  boolean mayMakeIn(String schema) {
    List<List<String>> may =
        admin.rows(
            database,
            "select has_schema_privilege(oid, 'create') from pg_catalog.pg_namespace"
                + " where nspname = "
                + literal(schema));
    return may.isEmpty() || may.getFirst().getFirst().equals("t");
  }

  /** How many relations, functions and the like a schema holds. */
  int objectsIn(String schema) {
    return admin
        .rows(
            database,
            "select 1 from pg_catalog.pg_depend as d join pg_catalog.pg_namespace as n"
                + " on n.oid = d.refobjid where d.refclassid = 'pg_namespace'::regclass"
                + " and n.nspname = "
                + literal(schema))
        .size();
  }
}
