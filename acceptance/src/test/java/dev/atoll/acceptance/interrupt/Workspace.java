package dev.atoll.acceptance.interrupt;

import dev.atoll.core.pipeline.Budget;
import dev.atoll.core.pipeline.Invocation;
import dev.atoll.core.pipeline.Strictness;
import dev.atoll.core.pipeline.TenantSelection;
import dev.atoll.domain.Sharing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A small dbt project in a folder of its own, as a fleet or plain. */
record Workspace(Path root) {

  /** A project without models yet. */
  static Workspace in(Path root) {
    Workspace workspace = new Workspace(root);
    workspace.write(
        "dbt_project.yml",
        """
        name: shop
        version: '1.0'
        profile: shop
        """);
    return workspace;
  }

  Workspace write(String file, String text) {
    try {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Workspace profile() {
    return write(
        "profiles.yml",
        """
        shop:
          target: dev
          outputs:
            dev: {type: duckdb, path: shop.duckdb, threads: 1}
        """);
  }

  /** Makes it a fleet; each tenant has a file of settings if one is written. */
  Workspace fleet(String variables, List<String> tenants) {
    write("tenants.csv", "id\n" + String.join("\n", tenants) + "\n");
    return write(
        "fleet.yml",
        """
        version: 1
        name: shops
        project: .
        variables: %s
        layers:
          - {name: tenant, file: "tenants/{tenant}.yml", optional: true}
        tenants: {file: tenants.csv}
        engines:
          local: {type: duckdb, path: "data/{tenant}/{tenant}.duckdb"}
        routing: {engine: local, schema: "t_{tenant}"}
        """
            .formatted(variables));
  }

  /** An invocation in this folder with one thread, so that what comes first is known. */
  Invocation invocation() {
    return new Invocation(
        root,
        new Invocation.Location(
            Optional.of(root), Optional.of(root), Optional.empty(), Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        TenantSelection.DEFAULT,
        new Budget(OptionalInt.of(1), OptionalInt.of(1), OptionalLong.empty()),
        Strictness.AS_CONFIGURED,
        Sharing.SHARED,
        new TreeMap<>(),
        InstantSource.system(),
        List.of("build"));
  }

  /** Logs that a database not closed cleanly would have left. */
  List<String> leftLogs() {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(".wal"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
