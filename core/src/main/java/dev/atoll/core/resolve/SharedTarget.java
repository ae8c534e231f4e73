package dev.atoll.core.resolve;

import dev.atoll.domain.Setting;
import java.util.Optional;

/**
 * What every tenant may read, placeholders filled in.
 *
 * @param name its name in the fleet file
 * @param engine where it lies; {@code path} of the shared entry stands in its settings
 */
public record SharedTarget(
    String name, EngineTarget engine, Optional<Setting> database, Optional<Setting> schema) {}
