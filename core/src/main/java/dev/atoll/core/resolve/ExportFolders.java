package dev.atoll.core.resolve;

import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps tenants' SQL, which may write every file of its export folder, off the fleet itself. */
final class ExportFolders {
  private static final String LEDGER = ".atoll";

  private ExportFolders() {}

  /** Reports export folders that hold the project, fleet.yml or the ledger. */
  static void check(Fleet fleet, List<Tenant> tenants, Problems problems) {
    Map<Path, Path> real = new HashMap<>();
    List<Path> own =
        List.of(
            Routes.realPath(fleet.root(), real),
            Routes.realPath(fleet.project(), real),
            Routes.realPath(fleet.root().resolve(LEDGER), real));
    for (Tenant tenant : tenants) {
      if (tenant.engine() instanceof EngineTarget.Direct direct
          && direct.settings().containsKey(EngineTarget.EXPORT)
          && direct.settings().get(EngineTarget.EXPORT).value() instanceof String text
          && !text.contains("://")
          && Path.of(text).isAbsolute()) {
        Path folder = Routes.realPath(Path.of(text), real);
        if (own.stream().anyMatch(path -> path.startsWith(folder))
            || folder.startsWith(own.getLast())) {
          problems.add(
              Problem.error(
                      FleetCodes.SHARED_FOLDER,
                      direct.settings().get(EngineTarget.EXPORT).origin().shownPlace(),
                      "an export folder holds the fleet's own files, or lies among them: "
                          + shown(fleet.root(), Path.of(text)),
                      "a tenant's SQL may read and write every file in it",
                      Routes.EXPORT_MEND)
                  .forTenants(List.of(tenant.id())));
        }
      }
    }
  }

  static String shown(Path root, Path folder) {
    String shown = FleetFiles.shown(root, folder);
    return shown.isEmpty() ? "." : shown;
  }
}
