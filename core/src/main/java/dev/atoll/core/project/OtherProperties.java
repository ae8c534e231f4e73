package dev.atoll.core.project;

import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;

/**
 * A resource that exists in YAML alone: exposure, group, unit test, semantic model, metric, saved
 * query.
 *
 * @param raw every key as written
 */
public record OtherProperties(ResourceType type, YamlScalar name, Place place, YamlMap raw) {}
