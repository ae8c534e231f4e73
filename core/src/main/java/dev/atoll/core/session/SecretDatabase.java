package dev.atoll.core.session;

import dev.atoll.engine.Column;
import dev.atoll.engine.Database;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Outcome;
import dev.atoll.engine.Relation;
import dev.atoll.engine.ResultTable;
import dev.atoll.engine.RowVisitor;
import dev.atoll.engine.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fills secrets in at the last moment before SQL leaves for the engine. */
record SecretDatabase(Database database, SecretTexts secrets) implements Database {
  @Override
  public Namespace namespace() {
    return database.namespace();
  }

  @Override
  public Session session() {
    return new SecretSession(quietly(database::session), this);
  }

  @Override
  public void close() {
    database.close();
  }

  private <T> T quietly(Supplier<T> work) {
    try {
      return work.get();
    } catch (EngineException failure) {
      throw secrets.masked(failure);
    }
  }

  private record SecretSession(Session session, SecretDatabase owner) implements Session {
    private String filled(String sql) {
      return owner.secrets.filled(sql);
    }

    private void quietly(Runnable work) {
      owner.quietly(
          () -> {
            work.run();
            return true;
          });
    }

    @Override
    public Outcome execute(String sql) {
      String text = filled(sql);
      return owner.quietly(() -> session.execute(text));
    }

    @Override
    public ResultTable query(String sql) {
      String text = filled(sql);
      return owner.quietly(() -> session.query(text));
    }

    @Override
    public void stream(String sql, RowVisitor visitor) {
      String text = filled(sql);
      quietly(() -> session.stream(text, visitor));
    }

    @Override
    public void begin() {
      quietly(session::begin);
    }

    @Override
    public void commit() {
      quietly(session::commit);
    }

    @Override
    public void rollback() {
      quietly(session::rollback);
    }

    @Override
    public boolean inTransaction() {
      return session.inTransaction();
    }

    @Override
    public boolean isUsable() {
      return session.isUsable();
    }

    @Override
    public List<String> schemas(Optional<String> database) {
      return owner.quietly(() -> session.schemas(database));
    }

    @Override
    public List<String> usableSchemas() {
      return owner.quietly(session::usableSchemas);
    }

    @Override
    public List<Relation> catalog(Optional<String> database, List<String> schemas) {
      return owner.quietly(() -> session.catalog(database, schemas));
    }

    @Override
    public List<Column> columns(Relation relation) {
      return owner.quietly(() -> session.columns(relation));
    }

    @Override
    public List<Relation> dependents(Relation relation) {
      return owner.quietly(() -> session.dependents(relation));
    }

    @Override
    public void createSchema(Optional<String> database, String schema) {
      quietly(() -> session.createSchema(database, schema));
    }

    @Override
    public void rename(Relation from, String to) {
      quietly(() -> session.rename(from, to));
    }

    @Override
    public long append(
        Relation table,
        List<String> columns,
        Iterable<? extends List<? extends @Nullable Object>> rows) {
      return owner.quietly(() -> session.append(table, columns, rows));
    }

    @Override
    public void cancel() {
      session.cancel();
    }

    @Override
    public void close() {
      session.close();
    }
  }
}
