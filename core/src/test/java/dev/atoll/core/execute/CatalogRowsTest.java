package dev.atoll.core.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.engine.Column;
import dev.atoll.engine.ResultTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CatalogRowsTest {
  private static final String NAMES =
      "table_database table_schema table_name table_type column_name column_index column_type";
  private static final Map<CatalogRows.Key, List<String>> WANTED =
      Map.of(
          CatalogRows.Key.of("shop", "main", "orders"),
          List.of("model.shop.orders", "source.shop.raw.o"));

  private static Map<String, Catalog.Entry> read(String names, List<List<@Nullable Object>> rows) {
    List<Column> columns =
        Arrays.stream(names.split(" ")).map(name -> new Column(name, "text")).toList();
    Map<String, Catalog.Entry> entries = new LinkedHashMap<>();
    CatalogRows.add(
        new ResultTable(columns, rows), "shop", "get_catalog_relations", WANTED, entries);
    return entries;
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return new ArrayList<>(Arrays.asList(values));
  }

  @Test
  void aRelationBelongsToAllNodesThatLieThereWhateverTheCaseOfItsName() {
    Map<String, Catalog.Entry> entries =
        read(NAMES, List.of(row("Shop", "MAIN", "Orders", "VIEW", "Id", 1L, "INT")));
    assertThat(entries).containsOnlyKeys("model.shop.orders", "source.shop.raw.o");
    Catalog.Entry entry = entries.values().iterator().next();
    assertThat(entry.table().name()).isEqualTo("Orders");
    assertThat(entry.columns()).extracting(Catalog.Column::name).containsExactly("Id");
  }

  @Test
  void whatNobodyAskedForIsLeftOutWhateverItHolds() {
    assertThat(
            read(
                NAMES,
                List.of(
                    row("shop", "main", "others", null, null, null, null),
                    row("elsewhere", "main", "orders", null, null, null, null))))
        .isEmpty();
  }

  @Test
  void aRowThatNamesNoDatabaseIsOfTheOneThatWasAsked() {
    assertThat(read(NAMES, List.of(row(null, "main", "orders", "VIEW", "id", 1L, "INT"))))
        .isNotEmpty();
  }

  @Test
  void statisticsAreKeptWhereTheySayThatTheyAreToBe() {
    Map<String, Catalog.Entry> entries =
        read(
            NAMES
                + " stats:rows:label stats:rows:value stats:rows:description stats:rows:include"
                + " stats:size:label stats:size:value stats:size:description stats:size:include",
            List.of(
                row(
                    "shop",
                    "main",
                    "orders",
                    "VIEW",
                    "id",
                    1L,
                    "INT",
                    "Rows",
                    12L,
                    "how many",
                    true,
                    "Size",
                    1L,
                    "",
                    false)));
    assertThat(entries.values().iterator().next().statistics())
        .containsExactly(new Catalog.Statistic("rows", "Rows", 12L, "how many"));
  }

  @Test
  void aTableWithoutWhatIsNeededIsAProblem() {
    assertThat(cause(() -> read("table_schema table_name", List.of(row("main", "orders")))))
        .contains("column_index");
    assertThat(
            cause(() -> read(NAMES, List.of(row("shop", "main", "orders", null, "id", 1L, "INT")))))
        .contains("table_type");
    assertThat(
            cause(
                () ->
                    read(NAMES, List.of(row("shop", "main", "orders", "VIEW", "id", "x", "INT")))))
        .contains("no whole number");
  }

  private static String cause(ThrowingCallable reading) {
    Problem problem = catchThrowableOfType(ProblemException.class, reading).problem();
    assertThat(problem.code()).isEqualTo(CatalogRows.NO_CATALOG);
    return problem.cause();
  }

  @Test
  void anEmptyTableIsACatalogOfNothing() {
    assertThat(read("whatever", List.of())).isEmpty();
  }
}
