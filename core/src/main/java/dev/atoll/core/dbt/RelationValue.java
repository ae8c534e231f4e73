package dev.atoll.core.dbt;

import dev.atoll.engine.Dialect;
import dev.atoll.engine.Relation;
import dev.atoll.engine.RelationKind;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A relation as templates see it. Immutable.
 *
 * <p>A symbolic one belongs to a node and prints as a {@link RelationAtom}; what is read of its
 * name is recorded as {@code read("relation", node, [part])} with the parts {@code database},
 * {@code schema} and {@code identifier}, answered by {@link #answer}.
 */
public final class RelationValue implements HostValue {
  /** The kind under which reads of parts of a name are recorded. */
  public static final String KIND = "relation";

  static final String EPHEMERAL_PREFIX = "__dbt__cte__";

  private final RelationPath path;
  private final Optional<RelationKind> kind;
  private final Included included;
  private final Relation.Quoting quoting;
  private final Dialect dialect;
  private final @Nullable String node;
  private final @Nullable Integer limit;

  private RelationValue(
      RelationPath path,
      Optional<RelationKind> kind,
      Included included,
      Relation.Quoting quoting,
      Dialect dialect,
      @Nullable String node,
      @Nullable Integer limit) {
    this.path = path;
    this.kind = kind;
    this.included = included;
    this.quoting = quoting;
    this.dialect = dialect;
    this.node = node;
    this.limit = limit;
  }

  /** A relation whose name may be seen by everybody. */
  public static RelationValue of(Relation relation, Relation.Quoting quoting, Dialect dialect) {
    return of(RelationPath.of(relation), relation.kind(), quoting, dialect);
  }

  /** A relation of which parts of the name may be missing. */
  public static RelationValue of(
      RelationPath path, Optional<RelationKind> kind, Relation.Quoting quoting, Dialect dialect) {
    return new RelationValue(path, kind, Included.ALL, quoting, dialect, null, null);
  }

  /**
   * The relation of a node, whose name must not be seen unrecorded.
   *
   * @param relation what it is called for whom this is rendered
   */
  public static RelationValue symbolic(
      String node, Relation relation, Relation.Quoting quoting, Dialect dialect) {
    return new RelationValue(
        RelationPath.of(relation), relation.kind(), Included.ALL, quoting, dialect, node, null);
  }

  /** The common table expression of an ephemeral model, {@code __dbt__cte__name}. */
  public static RelationValue ephemeral(String name, Dialect dialect) {
    return of(
        new RelationPath(null, null, EPHEMERAL_PREFIX + name),
        Optional.of(RelationKind.CTE),
        new Relation.Quoting(true, true, false),
        dialect);
  }

  /** The same relation, printed as a query for its first rows; dbt's {@code --empty} has 0. */
  public RelationValue limited(int rows) {
    return new RelationValue(path, kind, included, quoting, dialect, node, rows);
  }

  /** The answer to a recorded read of kind {@code relation}. */
  public static Value answer(Relation relation, String part) {
    return Python.orNone(RelationPath.of(relation).part(part));
  }

  /** Its name for whom this is rendered; reading it here is not recorded. */
  public RelationPath path() {
    return path;
  }

  public Optional<RelationKind> kind() {
    return kind;
  }

  /** The node whose name it stands for, when symbolic. */
  public Optional<String> node() {
    return Optional.ofNullable(node);
  }

  public Included included() {
    return included;
  }

  public Relation.Quoting quoting() {
    return quoting;
  }

  public Dialect dialect() {
    return dialect;
  }

  /**
   * For the engine, where the name is needed: all of it is read.
   *
   * @throws dev.atoll.domain.ProblemException when it has no schema or no identifier
   */
  public Relation relation(Render render) {
    RelationPath known = known(render).path;
    if (known.schema() == null || known.identifier() == null) {
      throw DbtProblems.argument(
          "the relation '" + text() + "' has no " + (known.schema() == null ? "schema" : "name"),
          "give database, schema and identifier to api.Relation.create()");
    }
    return new Relation(
        Optional.ofNullable(known.database()), known.schema(), known.identifier(), kind);
  }

  /** The same relation with its name read, so that it may be worked on. */
  RelationValue known(Render render) {
    if (node == null) {
      return this;
    }
    RelationPath read =
        new RelationPath(
            read("database", render), read("schema", render), read("identifier", render));
    return new RelationValue(read, kind, included, quoting, dialect, null, limit);
  }

  /** A part of the name, recorded when the relation is symbolic. */
  @Nullable String read(String part, Render render) {
    String value = path.part(part);
    if (node == null) {
      return value;
    }
    Value read = render.read(KIND, node, List.of(part), () -> Python.orNone(value));
    return read instanceof StringValue string ? string.text() : null;
  }

  RelationValue withPath(RelationPath other) {
    return new RelationValue(other, kind, included, quoting, dialect, null, limit);
  }

  RelationValue withKind(Optional<RelationKind> other) {
    return new RelationValue(path, other, included, quoting, dialect, node, limit);
  }

  RelationValue withIncluded(Included other) {
    return new RelationValue(path, kind, other, quoting, dialect, node, limit);
  }

  RelationValue withQuoting(Relation.Quoting other) {
    return new RelationValue(path, kind, included, other, dialect, node, limit);
  }

  RelationValue unlimited() {
    return new RelationValue(path, kind, included, quoting, dialect, node, null);
  }

  private String text() {
    return path.text(dialect, included, quoting);
  }

  @Override
  public @Nullable Value attribute(String name, Render render) {
    return switch (name) {
      case "database", "schema", "identifier" -> Python.orNone(read(name, render));
      case "name", "table" -> Python.orNone(read("identifier", render));
      case "type" -> Python.orNone(kind.map(RelationKind::dbtName).orElse(null));
      case "path" -> PartsValue.of(known(render).path);
      case "include_policy" -> PartsValue.of(included);
      case "quote_policy" -> PartsValue.of(quoting);
      case "quote_character" -> StringValue.of(dialect.quote("x").substring(0, 1));
      case "is_table" -> is(RelationKind.TABLE);
      case "is_view" -> is(RelationKind.VIEW);
      case "is_cte" -> is(RelationKind.CTE);
      case "is_materialized_view" -> is(RelationKind.MATERIALIZED_VIEW);
      case "is_pointer" -> is(RelationKind.POINTER_TABLE);
      case "is_function" -> is(RelationKind.FUNCTION);
      case "can_be_renamed" -> BoolValue.of(kind.filter(dialect::renames).isPresent());
      case "can_be_replaced" -> BoolValue.of(kind.filter(dialect::replaces).isPresent());
      case "dbt_created", "require_alias" -> BoolValue.FALSE;
      case "limit" -> limit == null ? NoneValue.NONE : IntValue.of(limit);
      case "event_time_filter", "external", "catalog" -> NoneValue.NONE;
      default -> {
        Value method = RelationMethods.of(this, name);
        yield method != null
            ? method
            : new RelationClassValue(dialect, Relation.Quoting.ALL).attribute(name, render);
      }
    };
  }

  private BoolValue is(RelationKind candidate) {
    return BoolValue.of(kind.isPresent() && kind.get() == candidate);
  }

  @Override
  public @Nullable Value item(Value key, Render render) {
    return key instanceof StringValue name ? attribute(name.text(), render) : null;
  }

  /** A relation answers as a mapping does, but cannot be walked: dbt's own half-way. */
  @Override
  public boolean isMapping() {
    return true;
  }

  @Override
  public @Nullable Iterator<Value> iterator(Render render) {
    throw DbtProblems.argument(
        "a relation is not a dictionary", "read its database, schema and identifier instead");
  }

  @Override
  public Value print(Render render) {
    return rope().toValue();
  }

  @Override
  public String repr(Render render) {
    return "<Relation " + render.concretise(rope()) + ">";
  }

  /** What it prints as: the query for its first rows if limited, otherwise its name. */
  Rope rope() {
    if (limit == null) {
      return name();
    }
    String rows = limit == 0 ? " where false limit 0)" : " limit " + limit + ")";
    return new Rope.Builder().append("(select * from ").append(name()).append(rows).build();
  }

  private Rope name() {
    return node == null ? Rope.of(text()) : Rope.of(new RelationAtom(node, included, quoting));
  }

  @Override
  public String typeName() {
    return "Relation";
  }

  /** As dbt compares: names, kind and policies. */
  @Override
  public boolean equalTo(Value other, Render render) {
    return other instanceof RelationValue relation
        && samePolicies(relation)
        && ((node != null && node.equals(relation.node))
            || known(render).path.equals(relation.known(render).path));
  }

  private boolean samePolicies(RelationValue other) {
    return kind.equals(other.kind)
        && included.equals(other.included)
        && quoting.equals(other.quoting)
        && Objects.equals(limit, other.limit);
  }

  /** Symbolic relations are equal when they belong to one node: names are not looked at here. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RelationValue relation
        && samePolicies(relation)
        && Objects.equals(node, relation.node)
        && (node != null || path.equals(relation.path));
  }

  @Override
  public int hashCode() {
    return node == null ? path.hashCode() : node.hashCode();
  }

  @Override
  public String toString() {
    return node == null ? text() : "relation(" + node + ")";
  }
}
