package dev.atoll.core.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atoll.domain.Place;
import dev.atoll.domain.ProblemException;
import dev.atoll.engine.Column;
import dev.atoll.engine.ResultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The types are those dbt-duckdb 1.11 gives the same columns. */
final class SeedReaderTest {
  @TempDir private Path folder;

  private ResultTable read(String text, String delimiter, String... asText) throws IOException {
    Path file = folder.resolve("seed.csv");
    Files.writeString(file, text);
    return SeedReader.read(
        file, Place.of("seeds/seed.csv"), delimiter, Set.of(asText), SeedReader.Texts.AS_WRITTEN);
  }

  @Test
  void aColumnHasTheFirstTypeThatFitsAllItsValues() throws IOException {
    ResultTable table =
        read(
            """
            i,d,b,dt,ts,iso,t,n,zero,big
            1,1.5,true,2020-01-01,2020-01-01 10:00:00,2020-01-01T10:00:00,abc,,007,9999999999
            2,2,False,2020-01-02,2020-01-01 10:00:01,2020-01-01T10:00:00Z,"",,008,1
            """,
            ",");

    assertThat(table.columns().stream().map(Column::type))
        .containsExactly(
            "integer",
            "float8",
            "boolean",
            "date",
            "timestamp",
            "timestamp",
            "text",
            "integer",
            "integer",
            "bigint");
    assertThat(table.rows().getFirst())
        .isEqualTo(
            Arrays.asList(
                1L,
                1.5,
                true,
                LocalDate.of(2020, 1, 1),
                LocalDateTime.of(2020, 1, 1, 10, 0),
                LocalDateTime.of(2020, 1, 1, 10, 0),
                "abc",
                null,
                7L,
                9_999_999_999L));
    assertThat(table.rows().getLast().get(6)).isNull();
  }

  @Test
  void zerosMayLackOrBeSparedAndNullsSayNothing() throws IOException {
    ResultTable table =
        read(
            """
            ts,d,n,odd,whole
            2022-04-14 4:30:42,2022-4-1,null,2022-04-14 04:30:42.5,32.00
            2022-04-14 14:30:42,NULL,1,,-1
            """,
            ",");

    assertThat(table.columns().stream().map(Column::type))
        .containsExactly("timestamp", "date", "integer", "text", "integer");
    assertThat(table.rows().getFirst())
        .isEqualTo(
            Arrays.asList(
                LocalDateTime.of(2022, 4, 14, 4, 30, 42),
                LocalDate.of(2022, 4, 1),
                null,
                "2022-04-14 04:30:42.5",
                32L));
  }

  @Test
  void aColumnWhoseTypeTheProjectSetsStaysText() throws IOException {
    ResultTable table = read("zip;name\n00123;x\n", ";", "zip");

    assertThat(table.columns().getFirst().type()).isEqualTo("text");
    assertThat(table.rows().getFirst()).containsExactly("00123", "x");
  }

  @Test
  void aTextKeepsItsSpacesAndAQuoteInside() throws IOException {
    ResultTable table = read("a,b\n x ,\"a\"\"b\"\n", ",");

    assertThat(table.rows().getFirst()).containsExactly(" x ", "a\"b");
  }

  @Test
  void aRaggedRowIsAProblemAtItsLine() {
    assertThatThrownBy(() -> read("a,b\n1,2\n3\n", ","))
        .isInstanceOfSatisfying(
            ProblemException.class,
            failure -> {
              assertThat(failure.problem().code()).isEqualTo(SeedReader.BAD_SEED);
              assertThat(failure.problem().place().orElseThrow().line()).isEqualTo(3);
            });
  }

  @Test
  void twoColumnsOfOneNameAreAProblem() {
    assertThatThrownBy(() -> read("a,a\n1,2\n", ",")).isInstanceOf(ProblemException.class);
  }
}
