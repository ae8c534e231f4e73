package dev.atoll.core.overlay;

import dev.atoll.core.project.MacroDefinition;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.project.SeedFile;
import dev.atoll.core.project.SnapshotBlock;
import dev.atoll.core.project.SqlFile;
import dev.atoll.domain.Place;

/**
 * Something of a project that has a name, and that an overlay may change.
 *
 * @param id dbt's unique id; of a generic test without the hash at its end
 * @param name with the version of a model that has versions
 * @param path of its file, relative to the package's folder
 */
record Resource(
    String id,
    ResourceType type,
    String packageName,
    String name,
    String path,
    Place place,
    Written written) {

  /** What it is written as. */
  sealed interface Written {
    /** A model, analysis or singular test. */
    record Sql(SqlFile file) implements Written {}

    record Snapshot(SnapshotBlock block) implements Written {}

    record Seed(SeedFile file) implements Written {}

    record Macro(MacroDefinition macro) implements Written {}

    /** In YAML alone: a snapshot or a generic test. */
    record Yaml() implements Written {}
  }

  boolean isMacro() {
    return type == ResourceType.MACRO;
  }

  /** As messages call it. */
  String shown() {
    return type.word().replace('_', ' ') + " '" + name + "'";
  }
}
