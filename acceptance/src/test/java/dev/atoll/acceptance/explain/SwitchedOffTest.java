package dev.atoll.acceptance.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.cli.Main;
import dev.atoll.cli.shell.Interrupts;
import dev.atoll.cli.shell.Screen;
import dev.atoll.cli.shell.World;
import dev.atoll.core.pipeline.Atoll;
import dev.atoll.domain.Ordered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that a tenant does not have is explained by what switched it off. */
final class SwitchedOffTest {
  @TempDir Path root;

  @BeforeEach
  void threeTenantsAndOneLacksAModel() throws IOException {
    file(
        "fleet.yml",
        """
        version: 1
        name: coast
        project: shop
        layers: [{name: tenant, file: "tenants/{tenant}.yml", optional: true}]
        tenants: [acme, beta, corn]
        engines: {local: {type: duckdb, path: "data/{tenant}/{tenant}.duckdb"}}
        """);
    file("shop/dbt_project.yml", "name: shop\nprofile: none\n");
    file("shop/models/extra.sql", "select 1 as one");
    file("shop/models/spare.sql", "select 1 as one");
    file(
        "tenants/acme.yml",
        """
        config: {models: {shop: {extra: {enabled: false, materialized: table}}}}
        overlays: [less]
        schedule: "0 2 * * *"
        """);
    file("overlays/less/overlay.yml", "name: less\ndisable: [spare]\n");
  }

  private void file(String name, String text) throws IOException {
    Path path = root.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private String run(String... arguments) {
    var out = new ByteArrayOutputStream();
    try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      World world =
          new World(
              "atoll",
              print,
              print,
              Ordered.map(Map.of()),
              root,
              InstantSource.system(),
              ZoneOffset.UTC,
              Screen.none(),
              Interrupts.NONE);
      assertThat(Main.run(List.of(arguments), world, Atoll.standard()))
          .as(out.toString(StandardCharsets.UTF_8))
          .isZero();
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theLayerThatSwitchedItOffIsTold() {
    assertThat(run("explain", "acme", "extra"))
        .contains("config enabled of model.shop.extra for acme", "tenants/acme.yml:1:43")
        .containsPattern("value +false");
    assertThat(run("explain", "acme", "extra.materialized")).containsPattern("value +table");
  }

  @Test
  void theOverlayThatSwitchedItOffIsTold() {
    assertThat(run("explain", "acme", "spare"))
        .contains("overlay less", "overlays/less/overlay.yml:2")
        .containsPattern("value +false");
  }

  @Test
  void theTenantSaysWhatItLacks() {
    assertThat(run("explain", "acme"))
        .contains("2 nodes that most others have it lacks", "model.shop.extra", "0 2 * * *")
        .containsPattern("model.shop.spare +missing for 1 tenant");
    assertThat(run("explain", "acme", "--output", "json")).contains("\"missing\"");
  }
}
