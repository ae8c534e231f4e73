package dev.atoll.core.dbt;

import dev.atoll.engine.Dialect;
import dev.atoll.engine.Relation;
import dev.atoll.engine.RelationKind;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
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
        new RelationPath(null, null, "__dbt__cte__" + name),
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
    String value = RelationPath.of(relation).part(part);
    return value == null ? dev.atoll.jinja.value.NoneValue.NONE : StringValue.of(value);
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

  /** For the engine, where the name is needed; refuses one without schema or identifier. */
  public Relation relation(Render render) {
    throw new UnsupportedOperationException(render + "" + included + limit + quoting + dialect);
  }

  @Override
  public String typeName() {
    return "Relation";
  }
}
