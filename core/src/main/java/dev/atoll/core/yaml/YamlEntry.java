package dev.atoll.core.yaml;

import dev.atoll.domain.Place;

/** A key with its place and its value. */
public record YamlEntry(String key, Place place, YamlNode value) {}
