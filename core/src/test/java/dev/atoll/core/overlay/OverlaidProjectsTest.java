package dev.atoll.core.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.core.project.MacroDefinition;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.core.project.SqlFile;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OverlaidProjectsTest {
  @TempDir private Path place;
  private OverlayFolder folder;

  @BeforeEach
  void aProject() {
    folder = OverlayFolder.ofShop(place);
  }

  private static SqlFile model(Project project, String name) {
    return project.root().models().stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatNoOverlayTouchesIsTheSameObject() {
    folder.file("overlays/o/overlay.yml", "extend: {orders: {filter: 'true'}}\n");
    OverlaidProjects projects = folder.projects();

    Project base = projects.of(java.util.List.of()).project();
    Project overlaid = projects.of(java.util.List.of(folder.overlay("o"))).project();

    assertThat(model(overlaid, "customers")).isSameAs(model(base, "customers"));
    assertThat(model(overlaid, "orders")).isNotSameAs(model(base, "orders"));
    assertThat(overlaid.root().macroFiles()).isSameAs(base.root().macroFiles());
  }

  @Test
  void anExtensionWrapsTheModelsTextWithoutItsSemicolon() {
    folder.file(
        "overlays/o/overlay.yml",
        """
        extend:
          customers:
            columns: {tier: "case when total > 1 then 'g' end -- why"}
            join: cross join other
            filter: id > 0
        """);

    assertThat(model(folder.with("o").project(), "customers").code())
        .isEqualTo(
            """
            -- overlay o
            select
              base.*,
              (
            case when total > 1 then 'g' end -- why
              ) as "tier"
            from (
              select base.* from (
            select 1 as id, {{ margin('2') }} as total\s
              ) as base cross join (select 1 as "tier") as overlay_adds
              where "tier" = 1
            ) as base
            cross join other
            where (
            id > 0
            )""");
  }

  @Test
  void overlaysNestInTheOrderInWhichTheyApply() {
    folder
        .file("overlays/a/overlay.yml", "extend: {daily: {columns: {x: '1'}}}\n")
        .file("overlays/b/overlay.yml", "extend: {daily: {columns: {y: x + 1}}}\n");

    String code = model(folder.with("a", "b").project(), "daily").code();

    assertThat(code).startsWith("-- overlay b\n").contains("-- overlay a\n");
    assertThat(code.indexOf("-- overlay a")).isGreaterThan(code.indexOf("x + 1"));
  }

  @Test
  void aColumnThatSaysMoreThanItsSqlIsAColumnOfTheModelsProperties() {
    folder.file(
        "overlays/o/overlay.yml",
        """
        extend:
          customers: {columns: {tier: {sql: "'a'", data_type: text, tests: [not_null]}}}
          orders: {columns: {kind: {sql: "'b'", description: which}}}
        """);

    PackageSource root = folder.with("o").project().root();

    assertThat(root.properties().stream().flatMap(file -> file.resources().stream()))
        .filteredOn(said -> said.name().text().equals("customers"))
        .singleElement()
        .satisfies(
            said -> {
              assertThat(said.columns())
                  .extracting(column -> column.name().text())
                  .containsExactly("id", "total", "tier");
              assertThat(said.columns().getLast().tests()).hasSize(1);
            });
    assertThat(root.properties().stream().flatMap(file -> file.resources().stream()))
        .extracting(said -> said.name().text())
        .contains("orders");
  }

  @Test
  void everyKindOfFileCanBeReplacedUnderItsOldNameAndPath() {
    folder
        .file(
            "overlays/o/overlay.yml",
            """
            replace:
              customers: {file: models/other.sql}
              churn.v2: {file: ./models/two.sql}
              rates: {file: seeds/r.csv}
              s1:
                file: "snapshots/s.sql"
              positive: {file: tests/p.sql}
              macro.shop.margin: {file: macros/all.sql}
            """)
        .file("overlays/o/models/other.sql", "select 7")
        .file("overlays/o/models/two.sql", "select 8")
        .file("overlays/o/seeds/r.csv", "id\n1\n")
        .file("overlays/o/snapshots/s.sql", "{% snapshot s1 %}select 9{% endsnapshot %}")
        .file("overlays/o/tests/p.sql", "select 10")
        .file("overlays/o/macros/all.sql", "{% macro margin(x) %}11{% endmacro %}");
    assertThat(folder.problems("o")).hasSize(6).allMatch(problem -> problem.contains("A177"));

    folder.accepted("o");

    assertThat(folder.problems("o")).isEmpty();
    Project project = folder.with("o").project();
    assertThat(model(project, "customers").code()).isEqualTo("select 7");
    assertThat(model(project, "customers").source().originalPath())
        .isEqualTo("models/customers.sql");
    assertThat(model(project, "customers").place().file()).isEqualTo("overlays/o/models/other.sql");
    assertThat(model(project, "churn_v2").code()).isEqualTo("select 8");
    assertThat(model(project, "churn_v1").code()).isEqualTo("select 1 as v");
    assertThat(project.root().seeds()).singleElement().matches(seed -> seed.name().equals("rates"));
    assertThat(project.root().snapshots()).singleElement().matches(s -> s.body().contains("9"));
    assertThat(project.root().singularTests())
        .singleElement()
        .matches(t -> t.code().contains("10"));
    assertThat(project.root().macros())
        .filteredOn(macro -> macro.name().equals("margin"))
        .extracting(MacroDefinition::text)
        .containsExactly("{% macro margin(x) %}11{% endmacro %}");
  }

  @Test
  void aBaseChangesWithTheMacrosThatItReaches() {
    folder
        .file("overlays/o/overlay.yml", "replace: {customers: {file: models/c.sql}}\n")
        .file("overlays/o/models/c.sql", "select 1")
        .accepted("o");
    assertThat(folder.problems("o")).isEmpty();
    assertThat(folder.text("overlays/o/.base/model.shop.customers.txt"))
        .contains("{# macro.shop.margin #}", "{# macro.shop.deep #}");

    folder.file("shop/macros/deep.sql", "{% macro deep(x) %}{{ x }} + 1{% endmacro %}\n");

    assertThat(folder.problems("o"))
        .containsExactly(
            "overlays/o/overlay.yml:1:49 A176 model 'customers' has changed since overlay 'o'"
                + " replaced it");

    folder.file("shop/macros/deep.sql", "{% macro deep(x) %}{{ x }}{% endmacro %}\r\n");
    assertThat(folder.problems("o")).as("line ends do not count").isEmpty();
  }

  @Test
  void whatOverlaysNameMustBeThere() {
    folder
        .file(
            "overlays/o/overlay.yml",
            """
        extend: {custmers: {filter: a}}
        replace: {macro.shop.margn: {file: m.sql}}
        config: {models/marts: {tags: [a]}, models/mart: {tags: [b]}, churn: {tags: [c]}}
        disable: [unique_customers_id, unique_customers_total, macro.shop.deep]
        """)
        .file("overlays/o/m.sql", "");

    assertThat(folder.problems("o"))
        .containsExactlyInAnyOrder(
            "overlays/o/overlay.yml:1:10 A174 the project has no 'custmers'",
            "overlays/o/overlay.yml:2:11 A174 the project has no 'macro.shop.margn'",
            "overlays/o/overlay.yml:3:37 A174 nothing of the project lies at 'models/mart'",
            "overlays/o/overlay.yml:3:63 A175 'churn' is the name of 2 resources",
            "overlays/o/overlay.yml:4:32 A174 the project has no 'unique_customers_total'",
            "overlays/o/overlay.yml:4:56 A181 a macro cannot be disabled",
            "overlays/o/m.sql A173 the file means nothing where it lies");
  }

  @Test
  void anOverlaysFilesAreItsOwnAndMeanSomething() {
    folder
        .file(
            "overlays/o/overlay.yml",
            """
            add: [../n/models/**, "/etc/*", models/**, macros/**]
            replace: {customers: {file: ../../shop/models/orders.sql, base: x}}
            """)
        .file("overlays/o/models/a.sql", "select 1")
        .file("overlays/o/models/notes.txt", "")
        .file("overlays/o/left.sql", "")
        .file("overlays/n/models/b.sql", "");

    assertThat(folder.problems("o"))
        .contains(
            "overlays/o/overlay.yml:1:7 A172 '../n/models/**' is not in the overlay's folder",
            "overlays/o/overlay.yml:1:23 A172 '/etc/*' is not in the overlay's folder",
            "overlays/o/overlay.yml:1:44 A172 no file matches 'macros/**'",
            "overlays/o/overlay.yml:2:29 A172 '../../shop/models/orders.sql' is not in the"
                + " overlay's folder",
            "overlays/o/left.sql A173 the overlay does not use this file");
  }

  @Test
  void whatIsAddedMustBeNew() {
    folder
        .file("overlays/o/overlay.yml", "add: ['**']\n")
        .file("overlays/o/models/customers.sql", "select 1")
        .file("overlays/o/macros/x.sql", "{% macro deep(x) %}{% endmacro %}")
        .file(
            "overlays/o/models/more.yml",
            """
            models:
              - name: customers
                columns: [{name: total, tests: [not_null]}]
              - {name: orders, config: {materialized: table}}
              - name: churn
                config: {tags: [x]}
            """);

    assertThat(folder.problems("o"))
        .containsExactly(
            "overlays/o/macros/x.sql:1:1 A178 the project has a macro 'deep' already",
            "overlays/o/models/customers.sql A178 the project has a model 'customers' already",
            "overlays/o/models/more.yml:5:11 A178 the project describes model 'churn' itself");
  }

  @Test
  void aMacroIsReplacedAndNotAddedAgain() {
    folder
        .file(
            "overlays/o/overlay.yml",
            "add: ['**']\nreplace: {macro.shop.deep: {file: macros/x.sql}}")
        .file("overlays/o/macros/x.sql", "{% macro deep(x) %}1{% endmacro %}")
        .accepted("o");

    assertThat(folder.problems("o")).isEmpty();
    assertThat(folder.with("o").project().root().macros()).hasSize(2);
  }

  @Test
  void overlaysOfOneTenantMustNotContradictEachOther() {
    folder
        .file(
            "overlays/a/overlay.yml",
            """
            add: [models/new.sql]
            extend: {daily: {columns: {x: '1'}}, customers: {filter: a}}
            replace: {orders: {file: models/o.sql}}
            config: {churn.v1: {materialized: table, tags: [a]}, churn.v2: {enabled: true}}
            disable: [rates]
            """)
        .file("overlays/a/models/new.sql", "select 1")
        .file("overlays/a/models/o.sql", "select 1")
        .file(
            "overlays/b/overlay.yml",
            """
            add: [models/deep/new.sql]
            extend: {daily: {columns: {X: '2'}}, orders: {filter: b}}
            replace: {customers: {file: models/c.sql}}
            config: {churn.v1: {materialized: view, tags: [b]}, rates: {tags: [c]}}
            disable: [churn.v2]
            """)
        .file("overlays/b/models/deep/new.sql", "select 2")
        .file("overlays/b/models/c.sql", "select 2")
        .accepted("a")
        .accepted("b");

    assertThat(folder.problems("a")).isEmpty();
    assertThat(folder.problems("b")).isEmpty();
    assertThat(folder.problems("a", "b"))
        .containsExactlyInAnyOrder(
            "overlays/b/overlay.yml:2:28 A179 overlays 'a' and 'b' both add column 'X' to daily",
            "overlays/b/overlay.yml:2:38 A179 overlays 'a' and 'b' both change model.shop.orders",
            "overlays/b/overlay.yml:3:11 A179 overlays 'a' and 'b' both change model.shop.customers",
            "overlays/b/overlay.yml:4:21 A179 overlays 'a' and 'b' both change config"
                + " 'materialized' of model.shop.churn.v1",
            "overlays/b/overlay.yml:4:%d A179 overlays 'a' and 'b' both change seed.shop.rates"
                .formatted(
                    folder.text("overlays/b/overlay.yml").lines().toList().get(3).indexOf("rates")
                        + 1),
            "overlays/b/overlay.yml:5:11 A179 overlays 'a' and 'b' both change model.shop.churn.v2",
            "overlays/b/models/deep/new.sql A179 overlays 'a' and 'b' both change model.shop.new");
  }

  @Test
  void anOverlayMustNotContradictItself() {
    folder
        .file(
            "overlays/o/overlay.yml",
            """
            extend: {orders: {filter: a}}
            replace: {orders: {file: models/o.sql}}
            disable: [orders]
            config: {models/: {tags: [a]}, daily: {tags: [b]}}
            """)
        .file("overlays/o/models/o.sql", "select 1")
        .accepted("o");

    assertThat(folder.problems("o"))
        .filteredOn(problem -> problem.contains("A179"))
        .contains(
            "overlays/o/overlay.yml:2:11 A179 overlay 'o' changes model.shop.orders twice",
            "overlays/o/overlay.yml:3:11 A179 overlay 'o' changes model.shop.orders twice");
  }

  @Test
  void aModelMayCloseItself() {
    folder
        .file(
            "shop/models/more.yml",
            """
            models:
              - {name: orders, config: {meta: {atoll: {extend: columns}}}}
              - {name: daily, meta: {atoll: {extend: [filter]}}}
            """)
        .file(
            "shop/models/shut.sql",
            "{{ config(meta={'atoll': {'extend': 'closed'}}) }} select 1 as id")
        .file(
            "shop/dbt_project.yml", "name: shop\nseeds: {shop: {+meta: {atoll: {extend: any}}}}\n")
        .file(
            "overlays/o/overlay.yml",
            """
            extend:
              orders: {columns: {x: '1'}, filter: a}
              daily: {columns: {x: '1'}, filter: a}
              shut: {columns: {x: '1'}}
            config: {shut: {tags: [a]}, orders: {meta: {atoll: {extend: any}}}}
            disable: [rates]
            """);

    assertThat(folder.problems("o"))
        .containsExactlyInAnyOrder(
            "overlays/o/overlay.yml:2:39 A180 model 'orders' is closed to 'filter'",
            "overlays/o/overlay.yml:3:3 A180 model 'daily' is closed to 'columns'",
            "overlays/o/overlay.yml:4:3 A180 model 'shut' is closed to 'columns'",
            "overlays/o/overlay.yml:5:10 A180 model 'shut' is closed to 'config'",
            "overlays/o/overlay.yml:5:44 A180 an overlay cannot open what the project closes",
            "overlays/o/overlay.yml:6:11 A180 seed 'rates' is closed to 'disable'");
  }

  @Test
  void aColumnThatTheProjectDeclaresIsNotAddedAgain() {
    folder.file(
        "overlays/o/overlay.yml",
        "extend: {customers: {columns: {Total: '1', more: '2'}}, rates: {filter: a}}\n");

    assertThat(folder.problems("o"))
        .containsExactly(
            "overlays/o/overlay.yml:1:32 A178 model 'customers' has a column 'Total' already",
            "overlays/o/overlay.yml:1:57 A181 seed 'rates' cannot be extended");
  }

  @Test
  void jinjaThatCannotBeReadHasItsPlaceInTheOverlay() {
    folder.file(
        "overlays/o/overlay.yml",
        """
        extend:
          orders:
            columns:
              a: "{{ x( }}"
              b: |
                1 +
                {{ y) }}
            filter: '{{ z| }}'
        """);

    assertThat(folder.problems("o"))
        .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
        .containsExactly(
            "overlays/o/overlay.yml:4:17",
            "overlays/o/overlay.yml:7:5",
            "overlays/o/overlay.yml:8:20");
  }

  @Test
  void whatHasNoEffectOrAnotherThanItSeemsIsTold() {
    folder
        .file(
            "overlays/o/overlay.yml",
            """
            extend:
              customers: {columns: {a: "1", A: "2", b: "{{ config(materialized='table') }}1"}}
              orders: {columns: {}, join: []}
              daily: {columns: {c: "{{ config.get('x', 1) }}"}}
            replace:
              rates: {file: seeds/r.csv, base: sha256:12}
            """)
        .file("overlays/o/seeds/r.csv", "id\n1\n")
        .file("overlays/empty/overlay.yml", "owner: me\nadd: []\nextend:\n");

    assertThat(folder.problems("o"))
        .containsExactlyInAnyOrder(
            "overlays/o/overlay.yml:2:33 A179 overlay 'o' adds column 'A' twice",
            "overlays/o/overlay.yml:2:44 A181 an extension sets no config",
            "overlays/o/overlay.yml:3:3 A106 the extension of 'orders' says nothing",
            "overlays/o/overlay.yml:6:36 A177 'sha256:12' is no hash of what was replaced");
    assertThat(folder.problems("empty"))
        .containsExactly("overlays/empty/overlay.yml A173 overlay 'empty' changes nothing");
  }
}
