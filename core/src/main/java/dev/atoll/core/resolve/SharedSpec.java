package dev.atoll.core.resolve;

import dev.atoll.core.yaml.YamlMap;
import dev.atoll.domain.Place;

/**
 * Relations that every tenant may read and none may write.
 *
 * @param engine name of the engine they lie on
 * @param settings all other keys: {@code path}, {@code database}, {@code schema}
 */
public record SharedSpec(String name, Place place, String engine, YamlMap settings) {}
