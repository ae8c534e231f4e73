package dev.atoll.acceptance.equality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Frozen data of a plain project on PostgreSQL. */
@Timeout(300)
final class FreezeOnPostgresTest {
  private static final String DATABASE = "bookshop";

  private final PostgresServer server = PostgresServer.shared();
  @TempDir Path folder;
  private Tool tool = new Tool(Path.of("."));

  @BeforeEach
  void aBuiltProject() throws IOException, SQLException {
    server.makeDatabase(DATABASE, "postgres");
    BookshopOnPostgresTest.copyProject(folder);
    Path profiles = folder.resolve("profiles.yml");
    Files.writeString(
        profiles,
        Files.readString(profiles)
            .replace("{{ env_var('BOOKSHOP_PORT', '0') | as_number }}", "" + server.port()));
    tool = new Tool(folder);
    tool.build();
  }

  private Tool.Said said(int code, String... words) {
    Tool.Said said = tool.run(words);
    assertThat(said.code()).as("%s%s", said.out(), said.err()).isEqualTo(code);
    return said;
  }

  @Test
  void sameDataAreTheSameWhateverTheServerIsSetTo() throws SQLException {
    said(0, "freeze", "--sources", "--out", "before.json");
    for (String setting :
        new String[] {
          "TimeZone = 'Asia/Tokyo'",
          "DateStyle = 'ISO, DMY'",
          "IntervalStyle = 'iso_8601'",
          "extra_float_digits = -3",
          "bytea_output = 'escape'",
          "synchronize_seqscans = on"
        }) {
      server.run(DATABASE, "alter database bookshop set " + setting);
    }
    // Another order on disk.
    server.run(DATABASE, "update shop.author_income set author_id = author_id", "vacuum full");

    assertThat(said(0, "compare", "before.json").out()).contains("none differs");
  }

  @Test
  void otherDataDiffer() throws SQLException {
    said(0, "freeze", "--out", "before.json");
    server.run(DATABASE, "insert into shop.author_income select * from shop.author_income limit 1");

    assertThat(said(1, "compare", "before.json").out()).contains("author_income").contains("rows");
  }
}
