package dev.atoll.acceptance.resume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.acceptance.resume.CuttingProxy.Cut;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connection is lost while a step commits; its marker says whether it did. */
class LostCommitTest {
  private static final String MARKED = "'model.mill.sacks'";

  @TempDir Path folder;

  private final Server server = Server.shared();

  private Mill mill(CuttingProxy proxy) throws IOException, SQLException {
    server.database("mill_lost", "template1");
    Mill mill =
        Mill.write(folder, Server.engine(proxy.port()), "vacuum {{ this }}")
            .env("MILL_DB", "mill_lost");
    assertThat(mill.run("build", "--threads", "1")).returns(0, Mill.Said::code);
    return mill;
  }

  private String sacks() throws SQLException {
    return server.text("mill_lost", "select count(*) from t_acme.sacks");
  }

  private String traces(String what) throws SQLException {
    return server.text(
        "mill_lost", "select count(*) from t_acme.trace where what = '" + what + "'");
  }

  @Test
  void aCommitWhoseAnswerIsLostIsFoundByItsMarker() throws IOException, SQLException {
    try (CuttingProxy proxy = new CuttingProxy(server.port())) {
      Mill mill = mill(proxy);
      // The fourth commit of the step is its transaction; three hooks go before.
      proxy.cut(MARKED + ", 4, 'transaction'", Cut.AFTER_COMMIT);
      Mill.Said built = mill.run("build", "--threads", "1");
      assertThat(proxy.hasCut()).isTrue();
      assertThat(built.code()).as(built.text()).isEqualTo(0);
      assertThat(sacks()).isEqualTo("2");
      assertThat(traces("inside after")).isEqualTo("2");
      assertThat(traces("after 2")).isEqualTo("2");
    }
  }

  @Test
  void aCommitThatNeverArrivedIsNoneAndTheStepCanBeRepeated() throws IOException, SQLException {
    try (CuttingProxy proxy = new CuttingProxy(server.port())) {
      Mill mill = mill(proxy);
      proxy.cut(MARKED + ", 4, 'transaction'", Cut.BEFORE_COMMIT);
      Mill.Said built = mill.run("build", "--threads", "1");
      assertThat(proxy.hasCut()).isTrue();
      assertThat(built.code()).as(built.text()).isEqualTo(1);
      assertThat(built.text()).contains("A517", "nothing of the transaction was committed");
      assertThat(sacks()).isEqualTo("1");
      Mill.Said again = mill.run("rerun");
      assertThat(again.code()).as(again.text()).isEqualTo(0);
      assertThat(sacks()).isEqualTo("2");
    }
  }

  @Test
  void aHookThatIsItsOwnTransactionIsFoundAsWell() throws IOException, SQLException {
    try (CuttingProxy proxy = new CuttingProxy(server.port())) {
      Mill mill = mill(proxy);
      proxy.cut(MARKED + ", 1, 'statement'", Cut.AFTER_COMMIT);
      Mill.Said built = mill.run("build", "--threads", "1");
      assertThat(proxy.hasCut()).isTrue();
      assertThat(built.code()).as(built.text()).isEqualTo(0);
      assertThat(traces("before 1")).isEqualTo("2");
      assertThat(sacks()).isEqualTo("2");
    }
  }
}
