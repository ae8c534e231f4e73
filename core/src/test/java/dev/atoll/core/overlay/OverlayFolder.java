package dev.atoll.core.overlay;

import dev.atoll.core.dbt.DbtFilters;
import dev.atoll.core.parse.ProjectParser;
import dev.atoll.core.project.Project;
import dev.atoll.core.resolve.Fleet;
import dev.atoll.core.resolve.FleetReader;
import dev.atoll.core.resolve.Overlay;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.jinja.Syntax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A fleet that a test writes file by file: a project beside its overlays. */
record OverlayFolder(Path root) {
  static OverlayFolder in(Path root) {
    return new OverlayFolder(root)
        .file(
            "fleet.yml",
            """
            version: 1
            name: retail
            project: shop
            tenants: [acme]
            engines: {local: {type: duckdb, path: "data/{tenant}/x.duckdb"}}
            """)
        .file("shop/dbt_project.yml", "name: shop\n");
  }

  OverlayFolder file(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String path) {
    try {
      return Files.readString(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Fleet fleet() {
    Problems problems = new Problems();
    return FleetReader.read(root, problems)
        .orElseThrow(() -> new AssertionError(problems.sorted().toString()));
  }

  Overlay overlay(String name) {
    return Objects.requireNonNull(fleet().overlays().get(name), name);
  }

  OverlaidProjects projects() {
    Problems problems = new Problems();
    ProjectParser parser =
        new ProjectParser(
            DbtFilters.withDbtFilters(Syntax.JINJA), scalar -> scalar.text(), Runnable::run);
    Project project =
        parser
            .parse(root.resolve("shop"), root, problems)
            .orElseThrow(() -> new AssertionError(problems.sorted().toString()));
    if (problems.hasErrors()) {
      throw new AssertionError(problems.sorted().toString());
    }
    return new OverlaidProjects(project, parser, root);
  }

  Overlaid with(String... overlays) {
    return projects().of(Arrays.stream(overlays).map(this::overlay).toList());
  }

  /** The Problems of some overlays, each as {@code place code message}. */
  List<String> problems(String... overlays) {
    return with(overlays).problems().stream().map(OverlayFolder::shown).toList();
  }

  static String shown(Problem problem) {
    return problem.place().map(place -> place + " ").orElse("")
        + problem.code()
        + " "
        + problem.message();
  }

  /** Brings the hashes of an overlay up to date. */
  OverlayFolder accepted(String overlay) {
    new Rebase(projects(), overlay(overlay)).accept();
    return this;
  }

  /** A project with something of every kind. */
  static OverlayFolder ofShop(Path place) {
    return in(place)
        .file("shop/models/customers.sql", "select 1 as id, {{ margin('2') }} as total;\n")
        .file("shop/models/orders.sql", "select * from {{ ref('customers') }}")
        .file("shop/models/marts/daily.sql", "select 1 as day")
        .file("shop/models/churn_v1.sql", "select 1 as v")
        .file("shop/models/churn_v2.sql", "select 2 as v")
        .file("shop/seeds/rates.csv", "id,rate\n1,2\n")
        .file("shop/snapshots/s.sql", "{% snapshot s1 %}select 1 as id{% endsnapshot %}")
        .file("shop/tests/positive.sql", "select 1 where false")
        .file("shop/macros/m.sql", "{% macro margin(x) %}({{ deep(x) }}){% endmacro %}\n")
        .file("shop/macros/deep.sql", "{% macro deep(x) %}{{ x }}{% endmacro %}\n")
        .file(
            "shop/models/schema.yml",
            """
                models:
                  - name: customers
                    columns:
                      - {name: id, tests: [unique]}
                      - {name: total}
                  - name: churn
                    versions: [{v: 1}, {v: 2}]
                """);
  }
}
