package dev.atoll.core.dbt;

import dev.atoll.core.project.MacroDefinition;
import dev.atoll.core.session.RelationCache;
import dev.atoll.core.session.TenantSession;
import dev.atoll.domain.ProblemException;
import dev.atoll.engine.Column;
import dev.atoll.engine.Dialect;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.Outcome;
import dev.atoll.engine.Relation;
import dev.atoll.engine.ResultTable;
import dev.atoll.engine.TypeText;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code adapter} with a connection: compile and run. What needs SQL goes through the project's
 * macros, so that they can be overridden
 * (https://docs.getdbt.com/reference/dbt-jinja-functions/adapter).
 *
 * <p>Longer than most files: it holds one method for each of dbt's, and nothing else.
 */
public final class AdapterValue implements HostValue {
  /** What asks the database nothing. */
  private static final Set<String> PURE =
      Set.of(
          "dispatch",
          "type",
          "quote",
          "quote_as_configured",
          "quote_seed_column",
          "date_function",
          "nice_connection_name",
          "verify_database",
          "render_raw_columns_constraints",
          "render_raw_model_constraints",
          "get_incremental_strategy_macro");

  /** What asks the database nothing where the answer is presumed. */
  private static final Set<String> PRESUMABLE = Set.of("get_relation", "atoll__find");

  private final NodeScope scope;
  private final Supplier<TenantSession> connection;
  private final Dialect dialect;
  private final Relation.Quoting quoting;
  private final Notes notes;
  private final Optional<PresumedRelation> presumed;
  private final Map<String, HostFunction> methods = new HashMap<>();

  /**
   * Makes the object for one render.
   *
   * @param connection asked when a method needs one
   * @param quoting the project's, for relations found in the catalog
   * @param presumed told in place of the catalog
   */
  public AdapterValue(
      NodeScope scope,
      Supplier<TenantSession> connection,
      Dialect dialect,
      Relation.Quoting quoting,
      Notes notes,
      Optional<PresumedRelation> presumed) {
    this.scope = scope;
    this.connection = connection;
    this.dialect = dialect;
    this.quoting = quoting;
    this.notes = notes;
    this.presumed = presumed;
  }

  @Override
  public String typeName() {
    return "DatabaseWrapper";
  }

  @Override
  public @Nullable Value attribute(String name, Render render) {
    if (name.equals("Relation")) {
      return new RelationClassValue(dialect, quoting);
    }
    if (name.equals("Column")) {
      return ColumnClassValue.of(dialect.typeText());
    }
    if (methods.isEmpty()) {
      // Most renders never ask the adapter anything.
      addReading();
      addWriting();
      addNaming();
    }
    HostFunction method = methods.get(name);
    if (!PURE.contains(name) && !PRESUMABLE.contains(name)) {
      looks(name, render);
    }
    return method == null ? null : method.named(name);
  }

  @Override
  public Collection<String> attributeNames() {
    return methods.keySet();
  }

  private static void looks(String name, Render render) {
    render.keepPrivate("adapter." + name + " looks at the database");
  }

  private void addReading() {
    methods.put("get_relation", this::relation);
    methods.put("atoll__find", this::found);
    methods.put("list_relations", this::list);
    methods.put("list_relations_without_caching", this::list);
    methods.put("get_columns_in_relation", this::columns);
    methods.put("get_missing_columns", this::missingColumns);
    methods.put("get_column_schema_from_query", this::columnsOfQuery);
    methods.put(
        "list_schemas", (arguments, render) -> schemas(arguments.find(0, "database"), render));
    methods.put("check_schema_exists", this::schemaExists);
    methods.put("execute", this::execute);
    methods.put("run_sql", this::execute);
    methods.put("already_exists", this::exists);
  }

  private void addWriting() {
    methods.put("create_schema", (a, render) -> macro("create_schema", a, render));
    methods.put("drop_schema", this::dropSchema);
    methods.put("drop_relation", this::drop);
    methods.put("rename_relation", this::rename);
    methods.put("truncate_relation", (a, render) -> macro("truncate_relation", a, render));
    methods.put("cache_added", this::added);
    methods.put("cache_dropped", this::forgotten);
    methods.put("cache_renamed", this::renamed);
    methods.put("atoll_begin", this::begin);
    methods.put("commit", this::commit);
    methods.put("commit_if_has_connection", this::commit);
    methods.put("expand_target_column_types", this::expand);
    methods.put("load_seed", this::append);
  }

  private void addNaming() {
    methods.put("dispatch", new Dispatch(scope));
    methods.put("type", (a, render) -> StringValue.of(scope.macros().adapter()));
    methods.put("convert_type", AdapterValue::convertType);
    methods.put("quote", (a, render) -> quote(a, render));
    methods.put("quote_as_configured", (a, render) -> quote(a, render));
    methods.put("quote_seed_column", this::quoteSeedColumn);
    methods.put("date_function", (a, render) -> StringValue.of("now()"));
    methods.put("verify_database", (a, render) -> StringValue.EMPTY);
    methods.put("nice_connection_name", (a, render) -> StringValue.of("master"));
    methods.put("standardize_grants_dict", this::standardGrants);
    methods.put(
        "render_raw_columns_constraints",
        (arguments, render) ->
            new RenderedConstraints(dialect)
                .columns(arguments.require("render_raw_columns_constraints", 0, "raw_columns")));
    methods.put(
        "render_raw_model_constraints",
        (arguments, render) ->
            new RenderedConstraints(dialect)
                .model(arguments.require("render_raw_model_constraints", 0, "raw_constraints")));
    methods.put("get_incremental_strategy_macro", this::strategy);
  }

  private TenantSession session() {
    return connection.get();
  }

  private Value relation(Arguments arguments, Render render) {
    Relation wanted =
        new Relation(
            optionalText(arguments.find(0, "database"), render),
            requiredText(arguments, 1, "schema", render),
            requiredText(arguments, 2, "identifier", render),
            Optional.empty());
    if (presumed.isPresent() && presumed.get().isCalled(RelationPath.of(wanted))) {
      return presumed.get().value();
    }
    return find(wanted, render);
  }

  /** The same for a relation at hand, whose name need not be read when the answer is presumed. */
  private Value found(Arguments arguments, Render render) {
    boolean known =
        presumed.isPresent()
            && arguments.find(0, "relation") instanceof RelationValue relation
            && presumed.get().is(relation);
    return known
        ? presumed.orElseThrow().value()
        : find(relationAt(arguments, 0, "relation", render), render);
  }

  private Value find(Relation wanted, Render render) {
    looks("get_relation", render);
    return session().find(wanted).<Value>map(this::value).orElse(NoneValue.NONE);
  }

  private RelationValue value(Relation relation) {
    return RelationValue.of(relation, quoting, dialect);
  }

  private Value list(Arguments arguments, Render render) {
    Optional<String> database;
    String schema;
    if (arguments.find(0, "schema_relation") instanceof RelationValue relation) {
      database = Optional.ofNullable(relation.path().database());
      schema = String.valueOf(relation.path().schema());
    } else {
      database = optionalText(arguments.find(0, "database"), render);
      schema = requiredText(arguments, 1, "schema", render);
    }
    ListValue found = new ListValue();
    session().list(database, schema).forEach(relation -> found.items().add(value(relation)));
    return found;
  }

  private Value columns(Arguments arguments, Render render) {
    ListValue columns = new ListValue();
    columnsOf(arguments, 0, "relation", render)
        .forEach(column -> columns.items().add(column(column)));
    return columns;
  }

  /**
   * A temporary relation has no schema, so the catalog cannot name it; a query without rows can.
   */
  private List<Column> columnsOf(Arguments arguments, int position, String name, Render render) {
    if (isTemporary(arguments.find(position, name))) {
      String written = text(arguments.require("adapter", position, name), render);
      return session().query("select * from " + written + " where false").columns();
    }
    return session().columns(relationAt(arguments, position, name, render));
  }

  private static boolean isTemporary(@Nullable Value value) {
    return value instanceof RelationValue relation && relation.path().schema() == null;
  }

  /** {@code get_column_schema_from_query(sql)}: what a query returns; structs as their leaves. */
  private Value columnsOfQuery(Arguments arguments, Render render) {
    ListValue columns = new ListValue();
    session()
        .query(requiredText(arguments, 0, "sql", render))
        .columns()
        .forEach(column -> columns.items().addAll(column(column).flatten()));
    return columns;
  }

  private ColumnValue column(Column column) {
    return ColumnValue.of(column, dialect.typeText());
  }

  /**
   * {@code expand_target_column_types(from_relation, to_relation)}: gives text columns that are too
   * short for what is to come the length of their counterparts. A length is all that can be told
   * apart, so engines without one have nothing to do.
   */
  private Value expand(Arguments arguments, Render render) {
    if (dialect.typeText() == TypeText.WHOLE) {
      return NoneValue.NONE;
    }
    Map<String, ColumnValue> wanted = new HashMap<>();
    columnsOf(arguments, 0, "from_relation", render)
        .forEach(column -> wanted.put(column.name(), column(column)));
    Value target = arguments.require("expand_target_column_types", 1, "to_relation");
    for (Column column : columnsOf(arguments, 1, "to_relation", render)) {
      ColumnValue wider = wanted.get(column.name());
      if (wider != null && column(column).canExpandTo(wider)) {
        macro(
            "alter_column_type",
            Arguments.of(
                target,
                StringValue.of(column.name()),
                StringValue.of(ColumnValue.stringType(wider.stringSize()))),
            render);
      }
    }
    return NoneValue.NONE;
  }

  private Value missingColumns(Arguments arguments, Render render) {
    List<String> held =
        columnsOf(arguments, 1, "to_relation", render).stream()
            .map(column -> dialect.fold(column.name()))
            .toList();
    ListValue missing = new ListValue();
    columnsOf(arguments, 0, "from_relation", render).stream()
        .filter(column -> !held.contains(dialect.fold(column.name())))
        .forEach(column -> missing.items().add(column(column)));
    return missing;
  }

  private Value schemas(@Nullable Value database, Render render) {
    ListValue names = new ListValue();
    session()
        .schemas(optionalText(database, render))
        .forEach(name -> names.items().add(StringValue.of(name)));
    return names;
  }

  private Value schemaExists(Arguments arguments, Render render) {
    String wanted = dialect.fold(requiredText(arguments, 1, "schema", render));
    return BoolValue.of(
        session().schemas(optionalText(arguments.find(0, "database"), render)).stream()
            .anyMatch(name -> dialect.fold(name).equals(wanted)));
  }

  private Value exists(Arguments arguments, Render render) {
    Relation wanted =
        Relation.of(
            requiredText(arguments, 0, "schema", render),
            requiredText(arguments, 1, "name", render));
    return BoolValue.of(session().find(wanted).isPresent());
  }

  /** {@code execute(sql, auto_begin=False, fetch=False, limit=None)}: a response and a table. */
  private Value execute(Arguments arguments, Render render) {
    render.checkCancelled();
    String sql = sql(arguments.require("adapter", 0, "sql"), render);
    if (isTrue(arguments.find(1, "auto_begin"))) {
      session().begin();
    }
    try {
      return executed(sql, arguments);
    } catch (EngineException e) {
      throw e.kind().isOfStatement() ? new ProblemException(e.problem()) : e;
    }
  }

  /** What a statement does wrong is told by the templates that send it, each with its place. */
  private Value executed(String sql, Arguments arguments) {
    if (isTrue(arguments.find(2, "fetch"))) {
      ResultTable table = limited(session().query(sql), arguments.find(3, "limit"));
      return TupleValue.of(
          response(OptionalLong.of(table.rows().size())), TableValue.of(table, notes));
    }
    Outcome outcome = session().execute(sql);
    return TupleValue.of(response(outcome.rowsAffected()), TableValue.empty(notes));
  }

  /** SQL on its way to the session, which knows what secrets stand for. */
  private static String sql(Value value, Render render) {
    return value instanceof Rope rope
        ? rope.fill(
            atom -> atom instanceof SecretAtom secret ? secret.token() : render.concretise(atom))
        : text(value, render);
  }

  private static ResultTable limited(ResultTable table, @Nullable Value limit) {
    return limit != null
            && Values.toJava(limit) instanceof Long count
            && count < table.rows().size()
        ? new ResultTable(table.columns(), table.rows().subList(0, count.intValue()))
        : table;
  }

  private static StatementResults.Response response(OptionalLong rows) {
    return new StatementResults.Response("OK", "OK", rows);
  }

  private Value drop(Arguments arguments, Render render) {
    if (!isTemporary(arguments.find(0, "relation"))) {
      Relation relation = relationAt(arguments, 0, "relation", render);
      if (relation.kind().isEmpty()) {
        throw DbtProblems.argument(
            "a relation of unknown type cannot be dropped: " + relation.identifier(),
            "give api.Relation.create() a type, or ask adapter.get_relation() for the relation");
      }
    }
    forgotten(arguments, render);
    return session().tidying(() -> macro("drop_relation", arguments, render));
  }

  private Value dropSchema(Arguments arguments, Render render) {
    Relation schema = relationAt(arguments, 0, "relation", render);
    Value result = macro("drop_schema", arguments, render);
    session().lease().relations().dropSchema(schema.database(), schema.schema());
    return result;
  }

  private Value rename(Arguments arguments, Render render) {
    renamed(arguments, render);
    return macro("rename_relation", arguments, render);
  }

  private Value added(Arguments arguments, Render render) {
    session().lease().relations().add(relationAt(arguments, 0, "relation", render));
    return StringValue.EMPTY;
  }

  /** Before the drop, since what goes along with it is asked of the engine. */
  private Value forgotten(Arguments arguments, Render render) {
    if (isTemporary(arguments.find(0, "relation"))) {
      return StringValue.EMPTY;
    }
    Relation relation = relationAt(arguments, 0, "relation", render);
    RelationCache known = session().lease().relations();
    if (known.drop(relation)) {
      session().dependents(relation).forEach(known::drop);
    }
    return StringValue.EMPTY;
  }

  private Value renamed(Arguments arguments, Render render) {
    session()
        .lease()
        .relations()
        .rename(
            relationAt(arguments, 0, "from_relation", render),
            relationAt(arguments, 1, "to_relation", render));
    return StringValue.EMPTY;
  }

  /** Begins a transaction unless one is open; dbt begins them by a statement's first run alone. */
  private Value begin(Arguments arguments, Render render) {
    session().begin();
    return StringValue.EMPTY;
  }

  private Value commit(Arguments arguments, Render render) {
    session().commit();
    return StringValue.EMPTY;
  }

  /** {@code load_seed(relation, table)}: all rows of a table into an existing relation. */
  private Value append(Arguments arguments, Render render) {
    Relation into = relationAt(arguments, 0, "relation", render);
    if (!(arguments.require("load_seed", 1, "table") instanceof TableValue table)) {
      throw Faults.type("load_seed() takes a table");
    }
    ResultTable rows = table.resultTable();
    List<String> names = new ArrayList<>();
    rows.columns().forEach(column -> names.add(column.name()));
    session().begin();
    return Values.of(session().append(into, asMade(names, into), rows.rows()));
  }

  /**
   * The names that a table's columns got. A seed's header stands as it is in the statement that
   * makes the table, unless {@code quote_columns} is set: so the engine folds it, and it may hold
   * quotes of its own.
   */
  private List<String> asMade(List<String> header, Relation table) {
    if (header.stream().allMatch(this::isUnmistakable)) {
      return header;
    }
    List<String> made = session().columns(table).stream().map(Column::name).toList();
    return header.stream().map(name -> asMade(name, made)).toList();
  }

  private boolean isUnmistakable(String name) {
    return dialect.isPlain(name) && dialect.fold(name).equals(name);
  }

  private String asMade(String name, List<String> made) {
    if (made.contains(name)) {
      return name;
    }
    String folded = dialect.fold(name);
    return made.stream()
        .filter(column -> dialect.quote(column).equals(name))
        .findFirst()
        .or(() -> made.stream().filter(column -> dialect.fold(column).equals(folded)).findFirst())
        .orElse(name);
  }

  /** {@code convert_type(table, column)}: the type in SQL of a table's column. */
  private static Value convertType(Arguments arguments, Render render) {
    if (arguments.require("convert_type", 0, "agate_table") instanceof TableValue table
        && Values.toJava(arguments.require("convert_type", 1, "col_idx")) instanceof Long column) {
      return StringValue.of(table.sqlType(column.intValue()));
    }
    throw Faults.type("convert_type() takes a table and the number of a column");
  }

  private Value quote(Arguments arguments, Render render) {
    return StringValue.of(dialect.quote(requiredText(arguments, 0, "identifier", render)));
  }

  private Value quoteSeedColumn(Arguments arguments, Render render) {
    Value configured = arguments.find(1, "quote_config", NoneValue.NONE);
    boolean quoted = configured instanceof NoneValue || isTrue(configured);
    return quoted ? quote(arguments, render) : arguments.require("quote_seed_column", 0, "column");
  }

  private Value standardGrants(Arguments arguments, Render render) {
    if (!(arguments.require("standardize_grants_dict", 0, "grants_table")
        instanceof TableValue table)) {
      throw Faults.type("standardize_grants_dict() takes a table");
    }
    Map<String, List<Object>> grants = new TreeMap<>();
    List<String> names =
        table.resultTable().columns().stream()
            .map(column -> column.name().toLowerCase(Locale.ROOT))
            .toList();
    for (List<@Nullable Object> row : table.resultTable().rows()) {
      grants
          .computeIfAbsent(
              String.valueOf(row.get(names.indexOf("privilege_type"))), key -> new ArrayList<>())
          .add(String.valueOf(row.get(names.indexOf("grantee"))));
    }
    return Values.of(grants);
  }

  private Value strategy(Arguments arguments, Render render) {
    String name = requiredText(arguments, 1, "strategy", render).replace('+', '_');
    String wanted = "get_incremental_" + name + "_sql";
    return scope
        .macros()
        .visible(scope.packageName(), wanted)
        .<Value>map(scope::bound)
        .orElseThrow(
            () ->
                Faults.fault(
                    Dispatch.NO_IMPLEMENTATION,
                    "no incremental strategy '" + name + "'",
                    "there is no macro " + wanted,
                    "use append, delete+insert or merge, or write that macro"));
  }

  private Value macro(String name, Arguments arguments, Render render) {
    MacroDefinition macro =
        scope
            .macros()
            .visible(scope.packageName(), name)
            .orElseThrow(() -> Faults.undefined("there is no macro '" + name + "'", "define it"));
    return scope.bound(macro).call(arguments, render);
  }

  private static Relation relationAt(
      Arguments arguments, int position, String name, Render render) {
    if (arguments.require("adapter", position, name) instanceof RelationValue relation) {
      return relation.relation(render);
    }
    throw Faults.type("'" + name + "' must be a relation");
  }

  private static Optional<String> optionalText(@Nullable Value value, Render render) {
    return value == null || value instanceof NoneValue
        ? Optional.empty()
        : Optional.of(text(value, render)).filter(text -> !text.isEmpty());
  }

  private static String requiredText(
      Arguments arguments, int position, String name, Render render) {
    return text(arguments.require("adapter", position, name), render);
  }

  private static String text(Value value, Render render) {
    return switch (value) {
      case StringValue string -> string.text();
      case Rope rope -> render.concretise(rope);
      case HostValue host -> text(host.print(render), render);
      default -> throw Faults.type("expected text, not " + value.typeName());
    };
  }

  private static boolean isTrue(@Nullable Value value) {
    return value instanceof BoolValue bool && bool.value();
  }
}
