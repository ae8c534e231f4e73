package dev.atoll.core.resolve;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Setting;
import java.util.Optional;
import java.util.SequencedMap;

/** The engine of one tenant, placeholders filled in. */
public sealed interface EngineTarget {
  /** The setting that names a tenant's folder for files; of DuckDB only. */
  String EXPORT = "export";

  /**
   * An engine described in the fleet file.
   *
   * @param engine its name there
   * @param type the driver's name
   * @param settings what the driver gets; a value may be a {@link Secret}, also inside a map. The
   *     {@code path} and {@code export} of DuckDB are absolute
   */
  record Direct(String engine, String type, SequencedMap<String, Setting> settings)
      implements EngineTarget {
    public Direct {
      settings = Ordered.map(settings);
    }
  }

  /**
   * A target of {@code profiles.yml}.
   *
   * @param profile empty for the one the project names
   * @param target empty for the profile's default
   */
  record FromProfile(Optional<String> profile, Optional<String> target) implements EngineTarget {}
}
