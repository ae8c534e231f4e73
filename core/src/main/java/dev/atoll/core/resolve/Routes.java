package dev.atoll.core.resolve;

import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Holds the places of all tenants against each other: none may be another's. */
public final class Routes {
  static final String EXPORT_MEND =
      "give each tenant a folder that holds nothing else, such as out/{tenant}";

  private static final int NAMED = 3;

  private Routes() {}

  /**
   * Reports tenants with one route, database files of several tenants in one folder, and a tenant's
   * file in the folder of what is shared. All of a fleet's tenants belong in, whichever are to run.
   */
  public static void check(List<RouteClaim> claims, Problems problems) {
    Map<String, List<RouteClaim>> byKey = new LinkedHashMap<>();
    for (RouteClaim claim : claims) {
      byKey
          .computeIfAbsent(claim.key().toLowerCase(Locale.ROOT), key -> new ArrayList<>())
          .add(claim);
    }
    List<RouteClaim> alone = new ArrayList<>();
    for (List<RouteClaim> same : byKey.values()) {
      if (same.stream().anyMatch(claim -> claim.tenant().isPresent()) && same.size() > 1) {
        problems.add(sameRoute(same));
      }
      alone.add(same.getFirst());
    }
    checkFolders(alone, problems);
  }

  private static Problem sameRoute(List<RouteClaim> same) {
    RouteClaim first = same.getFirst();
    return problem(
        FleetCodes.SAME_ROUTE,
        same,
        same.stream().allMatch(claim -> claim.tenant().isPresent())
            ? same.size() + " tenants have one route: " + first.shown()
            : "a tenant has the route of what is shared: " + first.shown(),
        named(same),
        first.isExport()
            ? EXPORT_MEND
            : "make the route differ by tenant, with {tenant} in the path, database or schema");
  }

  private static void checkFolders(List<RouteClaim> claims, Problems problems) {
    Map<String, List<RouteClaim>> byFolder = new TreeMap<>();
    Map<Path, Path> real = new HashMap<>();
    for (RouteClaim claim : claims) {
      claim
          .file()
          .map(Path::getParent)
          .ifPresent(
              folder ->
                  byFolder
                      .computeIfAbsent(folded(folder, real), key -> new ArrayList<>())
                      .add(claim));
    }
    for (Map.Entry<String, List<RouteClaim>> folder : byFolder.entrySet()) {
      List<RouteClaim> inside = new ArrayList<>(folder.getValue());
      // A folder lies inside another when its path begins with it; sorted, those follow at once.
      String prefix = folder.getKey().endsWith("/") ? folder.getKey() : folder.getKey() + "/";
      ((TreeMap<String, List<RouteClaim>>) byFolder)
          .subMap(prefix, true, prefix + Character.MAX_VALUE, false)
          .values()
          .forEach(inside::addAll);
      boolean hasTenant = inside.stream().anyMatch(claim -> claim.tenant().isPresent());
      if (inside.size() > 1 && hasTenant) {
        problems.add(sharedFolder(inside));
      }
    }
  }

  private static Problem sharedFolder(List<RouteClaim> inside) {
    Path folder = inside.getFirst().file().map(Path::getParent).orElseThrow();
    Optional<RouteClaim> export = inside.stream().filter(RouteClaim::isExport).findFirst();
    if (export.isPresent()) {
      return problem(
          FleetCodes.SHARED_FOLDER,
          inside.stream().sorted(Comparator.comparing(claim -> !claim.isExport())).toList(),
          export.get().shown() + " does not lie apart from other files",
          "in one folder: "
              + named(inside)
              + "; a tenant's SQL may read and write every file in its export folder",
          EXPORT_MEND);
    }
    return problem(
        FleetCodes.SHARED_FOLDER,
        inside,
        "one folder holds the database files of several: " + folder.getFileName(),
        named(inside) + "; whoever may use a folder may use every file in it",
        "give each tenant a folder of its own, such as data/{tenant}/{tenant}.duckdb");
  }

  /** Resolves symbolic links of what exists already, each folder once. */
  private static String folded(Path folder, Map<Path, Path> real) {
    return realPath(folder, real).toString().replace('\\', '/').toLowerCase(Locale.ROOT);
  }

  static Path realPath(Path path, Map<Path, Path> known) {
    Path found = known.get(path);
    if (found != null) {
      return found;
    }
    Path parent = path.getParent();
    Path result = path;
    try {
      if (Files.exists(path)) {
        result = path.toRealPath();
      } else if (parent != null && path.getFileName() != null) {
        result = realPath(parent, known).resolve(path.getFileName());
      }
    } catch (IOException e) {
      // A path that cannot be followed counts as it is written.
      result = path;
    }
    known.put(path, result);
    return result;
  }

  private static String named(List<RouteClaim> claims) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(NAMED, claims.size()); i++) {
      RouteClaim claim = claims.get(i);
      text.append(i == 0 ? "" : ", ")
          .append(claim.tenant().map(id -> "'" + id + "'").orElse("shared"))
          .append(" (")
          .append(claim.isExport() ? "its export folder, " : "")
          .append(claim.declared())
          .append(")");
    }
    int rest = claims.size() - NAMED;
    return rest > 0 ? text + " and " + rest + " more" : text.toString();
  }

  private static Problem problem(
      String code, List<RouteClaim> claims, String message, String cause, String mend) {
    List<TenantId> tenants = claims.stream().flatMap(claim -> claim.tenant().stream()).toList();
    Optional<Place> place = claims.stream().flatMap(claim -> claim.decided().stream()).findFirst();
    return Problem.error(code, place.orElse(claims.getFirst().declared()), message, cause, mend)
        .forTenants(tenants);
  }
}
