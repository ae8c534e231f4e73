package dev.atoll.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atoll.core.session.Marker.State;
import dev.atoll.engine.Column;
import dev.atoll.engine.EngineException;
import dev.atoll.engine.EngineException.Kind;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Outcome;
import dev.atoll.engine.Relation;
import dev.atoll.engine.ResultTable;
import dev.atoll.engine.RowVisitor;
import dev.atoll.engine.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class MarkedSessionTest {
  private final Recorder engine = new Recorder();

  private MarkedSession session(Marker... earlier) {
    MarkerTable table = new MarkerTable(new Namespace("d", "s"), new FakeServer());
    return new MarkedSession(
        engine,
        new StepMarks(table, "r1", "model.shop.a", List.of(earlier), 0),
        () -> {
          throw new EngineException(Kind.UNAVAILABLE, "down");
        });
  }

  private static Marker earlier(int phase, State state) {
    return new Marker("r1", "model.shop.a", phase, state, false, OptionalLong.empty());
  }

  @Test
  void aTransactionIsMarkedJustBeforeItCommits() {
    MarkedSession session = session();
    session.begin();
    session.execute("create table a as select 1");
    session.commit();
    assertThat(engine.calls)
        .containsExactly("begin", "create table a as select 1", "mark 1 transaction", "commit");
  }

  @Test
  void aCommitInTheMiddleOfATextIsMarkedWhereItStands() {
    session().execute("begin; insert into a values (1); commit; select 1");
    assertThat(engine.calls)
        .containsExactly(
            "begin",
            "insert into a values (1)",
            "mark 1 transaction",
            "commit",
            "begin",
            "select 1",
            "mark 2 statement",
            "commit");
  }

  @Test
  void aTransactionThatOnlyReadIsNotMarked() {
    MarkedSession session = session();
    session.begin();
    session.query("select 1");
    session.commit();
    assertThat(engine.calls).containsExactly("begin", "select 1", "commit");
  }

  @Test
  void whatIsRolledBackIsNotMarked() {
    MarkedSession session = session();
    session.execute("begin; insert into a values (1); rollback; begin");
    session.commit();
    assertThat(engine.calls).noneMatch(call -> call.startsWith("mark"));
  }

  @Test
  void aStatementOutsideGetsATransactionOfItsOwn() {
    session().execute("insert into a values (1)");
    assertThat(engine.calls)
        .containsExactly("begin", "insert into a values (1)", "mark 1 statement", "commit");
  }

  @Test
  void whatCannotBeInATransactionIsMarkedBeforeAndAfter() {
    session().execute("vacuum a");
    assertThat(engine.calls)
        .containsExactly("begin", "rollback", "mark 1 begun_repeatable", "vacuum a", "change 1");
  }

  @Test
  void tidyingIsNotMarkedOutsideOfATransaction() {
    MarkedSession session = session();
    session.tidying(() -> session.execute("drop table if exists a"));
    assertThat(engine.calls).containsExactly("drop table if exists a");
  }

  @Test
  void settingsAreNotMarked() {
    session().execute("set statement_timeout = 0");
    assertThat(engine.calls).containsExactly("set statement_timeout = 0");
  }

  @Test
  void whatWasCommittedBeforeIsPassedOverAndTheRestIsDone() {
    session(earlier(1, State.STATEMENT))
        .execute("insert into a values (1); insert into a values (2)");
    assertThat(engine.calls)
        .containsExactly("begin", "insert into a values (2)", "mark 2 statement", "commit");
  }

  @Test
  void aTransactionThatWasCommittedBeforeIsNotCommittedAgain() {
    MarkedSession session = session(earlier(1, State.TRANSACTION));
    session.begin();
    session.execute("insert into a values (1)");
    assertThatThrownBy(session::commit)
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNCERTAIN));
    assertThat(engine.calls).endsWith("rollback");
  }

  @Test
  void aCommitThatNobodyCanAskAboutIsUncertain() {
    MarkedSession session = session();
    session.begin();
    session.execute("insert into a values (1)");
    engine.lost = true;
    assertThatThrownBy(session::commit)
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNCERTAIN));
  }

  @Test
  void aStatementInATextStandsAtItsOwnPlace() {
    session().execute("select 1;\n  insert into a values (1)");
    assertThat(engine.raw).contains("         \n  insert into a values (1)");
  }

  /** Writes down what reaches it. */
  private static final class Recorder implements Session {
    private final List<String> calls = new ArrayList<>();
    private final List<String> raw = new ArrayList<>();
    private boolean transaction;
    private boolean lost;

    private void call(String sql) {
      raw.add(sql);
      String text = sql.strip();
      boolean refused = text.startsWith("vacuum") && transaction;
      if (refused) {
        throw new EngineException(Kind.NOT_TRANSACTIONAL, "not here");
      }
      if (text.contains("atoll_marker")) {
        calls.add(
            text.startsWith("update")
                ? "change " + text.substring(text.length() - 1)
                : marked(text));
        return;
      }
      calls.add(text);
      switch (text) {
        case "begin" -> transaction = true;
        case "commit" -> {
          if (lost) {
            throw new EngineException(Kind.CONNECTION_LOST, "gone");
          }
          transaction = false;
        }
        case "rollback" -> transaction = false;
        default -> {}
      }
    }

    private static String marked(String insertion) {
      var values = Pattern.compile(", (\\d+), '?(\\w+)").matcher(insertion);
      assertThat(values.find()).isTrue();
      return "mark " + values.group(1) + " " + values.group(2);
    }

    @Override
    public Outcome execute(String sql) {
      call(sql);
      return Outcome.UNKNOWN;
    }

    @Override
    public ResultTable query(String sql) {
      call(sql);
      return ResultTable.NONE;
    }

    @Override
    public void stream(String sql, RowVisitor visitor) {
      call(sql);
    }

    @Override
    public void begin() {
      call("begin");
    }

    @Override
    public void commit() {
      call("commit");
    }

    @Override
    public void rollback() {
      call("rollback");
    }

    @Override
    public boolean inTransaction() {
      return transaction;
    }

    @Override
    public List<String> schemas(Optional<String> database) {
      return List.of();
    }

    @Override
    public List<Relation> catalog(Optional<String> database, List<String> schemas) {
      return List.of();
    }

    @Override
    public List<Column> columns(Relation relation) {
      return List.of();
    }

    @Override
    public void createSchema(Optional<String> database, String schema) {}

    @Override
    public void rename(Relation from, String to) {
      call("rename");
    }

    @Override
    public long append(
        Relation table,
        List<String> columns,
        Iterable<? extends List<? extends @Nullable Object>> rows) {
      call("append");
      return 0;
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {}
  }
}
