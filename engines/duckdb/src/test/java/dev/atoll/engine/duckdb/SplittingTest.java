package dev.atoll.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.engine.SqlStatement;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts are taken apart where DuckDB itself takes them apart. */
final class SplittingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1; select 'a;''b;'",
        "select 1; select e'a\\';b'; select 3",
        "select 1; select 'a\\'; select 3",
        "select 1; select $$a;b$$; select $x$;$$;$x$",
        "select 1 as a$b$; select 2 as c$b$",
        "select 1 as \"a;\"\"b;\"; select 2",
        "select 1 --;\r, 2; select 3",
        "select 1 /* ; /* ; */ ; */; select 2",
        "\ufeffselect 1;\u00a0select 2",
        "select n'a;'; select 2; ;; -- end ;",
      })
  void theLastOfOurStatementsGivesWhatDuckDbGivesForAll(String sql) throws SQLException {
    String last = SqlStatement.split(sql).getLast().text();

    try (var connection = Jdbc.connect(new Location.Memory(), new Properties());
        var all = connection.createStatement();
        var one = connection.createStatement();
        var expected = all.executeQuery(sql);
        var actual = one.executeQuery(last)) {
      assertThat(actual.getMetaData().getColumnCount())
          .isEqualTo(expected.getMetaData().getColumnCount());
      assertThat(actual.next() && expected.next()).isTrue();
      assertThat(actual.getObject(1)).isEqualTo(expected.getObject(1));
    }
  }
}
