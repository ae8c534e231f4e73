package dev.atoll.core.resolve;

import dev.atoll.domain.Place;
import dev.atoll.domain.Setting;
import dev.atoll.domain.TenantId;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says which place an engine, a database and a schema are, as far as the fleet's files say it. */
final class RouteClaims {
  private final Path root;
  private final Map<Path, Path> realPaths = new HashMap<>();

  RouteClaims(Path root) {
    this.root = root;
  }

  Optional<RouteClaim> of(Tenant tenant) {
    return claim(
        Optional.of(tenant.id()),
        tenant.place(),
        tenant.engine(),
        tenant.database(),
        tenant.schema());
  }

  /** The folder for a tenant's files, in which nothing else may lie. */
  Optional<RouteClaim> export(Tenant tenant) {
    return tenant.engine() instanceof EngineTarget.Direct direct && direct.type().equals("duckdb")
        ? setting(direct, EngineTarget.EXPORT).flatMap(setting -> export(tenant, setting))
        : Optional.empty();
  }

  private Optional<RouteClaim> export(Tenant tenant, Setting setting) {
    return Optional.of(String.valueOf(setting.value()))
        .filter(text -> !text.contains("://"))
        .map(Path::of)
        .filter(Path::isAbsolute)
        .map(
            folder ->
                new RouteClaim(
                    Optional.of(tenant.id()),
                    tenant.place(),
                    "export " + Routes.realPath(folder, realPaths),
                    RouteClaim.EXPORT + ExportFolders.shown(root, folder),
                    Optional.of(folder.resolve("files")),
                    setting.origin().place()));
  }

  Optional<RouteClaim> of(SharedTarget shared, Place place) {
    return claim(Optional.empty(), place, shared.engine(), shared.database(), shared.schema());
  }

  private Optional<RouteClaim> claim(
      Optional<TenantId> tenant,
      Place declared,
      EngineTarget target,
      Optional<Setting> database,
      Optional<Setting> schema) {
    return switch (target) {
      case EngineTarget.Direct direct when direct.type().equals("duckdb") ->
          file(tenant, declared, direct);
      case EngineTarget.Direct direct ->
          Optional.of(
              named(
                  tenant,
                  declared,
                  server(direct),
                  database.or(
                      () -> setting(direct, "database").or(() -> setting(direct, "dbname"))),
                  schema.or(() -> setting(direct, "schema"))));
      case EngineTarget.FromProfile profile ->
          Optional.of(named(tenant, declared, server(profile), database, schema));
    };
  }

  /** In DuckDB a file is the border; schemas inside one isolate nothing. */
  private Optional<RouteClaim> file(
      Optional<TenantId> tenant, Place declared, EngineTarget.Direct direct) {
    Optional<Setting> setting = setting(direct, "path");
    Optional<Path> path =
        setting
            .map(found -> String.valueOf(found.value()))
            .filter(text -> !text.startsWith(":memory:") && !text.contains("://"))
            .map(Path::of)
            .filter(Path::isAbsolute);
    return path.map(
        file ->
            new RouteClaim(
                tenant,
                declared,
                "file " + Routes.realPath(file, realPaths),
                "file " + FleetFiles.shown(root, file),
                path,
                setting.flatMap(found -> found.origin().place())));
  }

  private static RouteClaim named(
      Optional<TenantId> tenant,
      Place declared,
      String server,
      Optional<Setting> database,
      Optional<Setting> schema) {
    String databaseName = database.map(setting -> String.valueOf(setting.value())).orElse("");
    String schemaName = schema.map(setting -> String.valueOf(setting.value())).orElse("");
    String shown =
        (databaseName.isEmpty() ? "" : "database " + databaseName + ", ")
            + (schemaName.isEmpty() ? "the default schema" : "schema " + schemaName);
    return new RouteClaim(
        tenant,
        declared,
        server + "\n" + databaseName + "\n" + schemaName,
        shown + " on " + server,
        Optional.empty(),
        schema.or(() -> database).flatMap(setting -> setting.origin().place()));
  }

  /** Two engines of one server are one; without a host the engine's name tells them apart. */
  private static String server(EngineTarget.Direct direct) {
    Optional<Setting> host = setting(direct, "host");
    if (host.isEmpty()) {
      return direct.type() + " " + direct.engine();
    }
    String port = setting(direct, "port").map(setting -> ":" + setting.value()).orElse("");
    return (direct.type() + " " + host.get().value() + port).toLowerCase(Locale.ROOT);
  }

  private static String server(EngineTarget.FromProfile profile) {
    return profile.profile().map(name -> "profile " + name).orElse("the project's profile")
        + profile.target().map(name -> ", target " + name).orElse("");
  }

  private static Optional<Setting> setting(EngineTarget.Direct direct, String key) {
    return Optional.ofNullable(direct.settings().get(key))
        .filter(setting -> setting.value() != null);
  }
}
