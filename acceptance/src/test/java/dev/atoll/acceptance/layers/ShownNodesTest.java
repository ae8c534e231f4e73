package dev.atoll.acceptance.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code show} shows of a selection. */
final class ShownNodesTest {
  @TempDir Path folder;
  private Shore shore = new Shore(Path.of("."));

  @BeforeEach
  void aModelWithATest() throws Exception {
    shore =
        new Shore(folder)
            .file(
                "fleet.yml",
                """
                version: 1
                name: coast
                project: shop
                tenants: [acme]
                engines: {local: {type: duckdb, path: "data/{tenant}/{tenant}.duckdb"}}
                """)
            .file("shop/dbt_project.yml", "name: shop\nprofile: none\n")
            .file("shop/models/one.sql", "select 1 as id")
            .file(
                "shop/models/one.yml",
                "models: [{name: one, columns: [{name: id, data_tests: [unique]}]}]\n");
    assertThat(shore.run("build").code()).isZero();
  }

  @Test
  void theTestsOfAModelAreNotShownWithIt() {
    assertThat(shore.run("show", "--select", "one").out())
        .contains("one: 1 row")
        .doesNotContain("unique_one_id");
  }

  @Test
  void aTestThatIsNamedIsShown() {
    assertThat(shore.run("show", "--select", "unique_one_id").out()).contains("unique_one_id: 0");
  }
}
