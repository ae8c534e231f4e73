package dev.atoll.core.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.core.project.Change;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in properties files alone: sources, exposures, tests and descriptions. */
final class OverlaidPropertiesTest {
  @TempDir private Path place;
  private OverlayFolder folder;

  @BeforeEach
  void aProjectThatDeclaresThem() {
    folder = OverlayFolder.ofShop(place);
    folder.file(
        "shop/models/more.yml",
        """
        sources:
          - name: crm
            meta: {atoll: {extend: any}}
            tables:
              - {name: orders, columns: [{name: id, tests: [unique]}]}
              - {name: refunds, config: {meta: {atoll: {extend: closed}}}}
        exposures:
          - {name: board, type: dashboard, owner: {name: a}, depends_on: [ref('orders')]}
        unit_tests:
          - {name: adds, model: orders, given: [], expect: {rows: []}}
        macros: [{name: deep, description: how deep}]
        """);
  }

  @Test
  void whatStandsInYamlAloneIsConfiguredAndDisabledByItsName() {
    folder.file(
        "overlays/o/overlay.yml",
        """
        config:
          crm.orders: {freshness: {warn_after: {count: 1, period: day}}, meta: {a: 1}}
          exposure.shop.board: {meta: {a: 1}, tags: [x]}
          adds: {tags: [x]}
          unique_customers_id: {severity: warn, where: id > 0}
        disable: [source_unique_crm_orders_id]
        """);

    assertThat(folder.problems("o")).isEmpty();
    assertThat(folder.with("o").project().changes())
        .extracting(Change::resource)
        .containsExactly(
            "source.shop.crm.orders",
            "exposure.shop.board",
            "unit_test.shop.orders.adds",
            "test.shop.unique_customers_id",
            "test.shop.source_unique_crm_orders_id");
  }

  @Test
  void whatCannotBeDoneToSourcesExposuresAndTestsIsTold() {
    folder
        .file(
            "overlays/o/overlay.yml",
            """
            extend: {crm.orders: {filter: a}}
            replace:
              board: {file: models/b.sql}
              shop.crm.orders: {file: models/b.sql}
            config:
              crm.orders: {schema: x, materialized: table}
              board: {owner: {name: b}}
              adds: {given: []}
              orders: {description: more, +tags: [a]}
              crm.refunds: {tags: [a]}
              models/: {tags: [path]}
            disable: [crm.order]
            """)
        .file("overlays/o/models/b.sql", "select 1");

    assertThat(folder.problems("o"))
        .containsExactlyInAnyOrder(
            "overlays/o/overlay.yml:1:10 A181 source 'crm.orders' cannot be extended",
            "overlays/o/overlay.yml:3:3 A181 exposure 'board' cannot be replaced",
            "overlays/o/overlay.yml:4:3 A181 source 'crm.orders' cannot be replaced",
            "overlays/o/overlay.yml:6:16 A181 'schema' is no config of source 'crm.orders'",
            "overlays/o/overlay.yml:6:27 A181 'materialized' is no config of source 'crm.orders'",
            "overlays/o/overlay.yml:7:11 A181 'owner' is no config of exposure 'board'",
            "overlays/o/overlay.yml:8:10 A181 'given' is no config of unit test 'adds'",
            "overlays/o/overlay.yml:9:12 A181 'description' is no config of model 'orders'",
            "overlays/o/overlay.yml:9:31 A181 '+tags' is no config of model 'orders'",
            "overlays/o/overlay.yml:10:3 A180 source 'crm.refunds' is closed to 'config'",
            "overlays/o/overlay.yml:12:11 A174 the project has no 'crm.order'");
    folder.file("overlays/o/overlay.yml", "disable: [crm.refunds, crm.orders]");
    assertThat(folder.problems("o"))
        .filteredOn(problem -> problem.contains("overlay.yml"))
        .containsExactly(
            "overlays/o/overlay.yml:1:11 A180 source 'crm.refunds' is closed to 'disable'",
            "overlays/o/overlay.yml:1:24 A180 source 'crm.orders' is closed to 'disable'");
  }

  @Test
  void aPathMeansFilesAndNotWhatAPropertiesFileDeclares() {
    folder.file("overlays/o/overlay.yml", "config: {models/: {materialized: table}}\n");

    assertThat(folder.problems("o")).isEmpty();
    assertThat(folder.with("o").project().changes())
        .extracting(Change::resource)
        .allMatch(id -> id.startsWith("model."));
  }

  @Test
  void propertiesFilesMayAddSourcesExposuresGroupsAndTestsOfWhatIsThere() {
    folder
        .file("overlays/o/overlay.yml", "add: [models/**]\n")
        .file(
            "overlays/o/models/more.yml",
            """
            models:
              - {name: orders, columns: [{name: id, tests: [unique]}]}
            sources:
              - {name: crm, tables: [{name: leads}]}
              - {name: erp, tables: [{name: bills}]}
            exposures:
              - {name: mail, type: notebook, owner: {name: a}, depends_on: [ref('orders')]}
            groups: [{name: growth, owner: {name: a}}]
            """);

    assertThat(folder.problems("o")).isEmpty();
    assertThat(folder.with("o").project().changes())
        .extracting(Change::resource)
        .contains(
            "source.shop.crm.leads",
            "source.shop.erp.bills",
            "exposure.shop.mail",
            "test.shop.unique_orders_id");
  }

  @Test
  void whatThePropertiesFilesOfAnOverlayAddMustBeNewToo() {
    folder
        .file("overlays/o/overlay.yml", "add: [models/**]\n")
        .file(
            "overlays/o/models/more.yml",
            """
            sources: [{name: crm, tables: [{name: orders}]}]
            exposures: [{name: board, type: notebook, owner: {name: a}}]
            unit_tests: [{name: adds, model: orders, given: [], expect: {rows: []}}]
            macros: [{name: deep, description: deeper}]
            """);

    assertThat(folder.problems("o"))
        .containsExactlyInAnyOrder(
            "overlays/o/models/more.yml:1:39 A178 the project has a source 'crm.orders' already",
            "overlays/o/models/more.yml:2:20 A178 the project has an exposure 'board' already",
            "overlays/o/models/more.yml:3:21 A178 the project has a unit test 'adds' already",
            "overlays/o/models/more.yml:4:17 A178 the project has a description of macro 'deep'"
                + " already");
  }
}
