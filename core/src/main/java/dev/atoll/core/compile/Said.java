package dev.atoll.core.compile;

import dev.atoll.core.project.ColumnProperties;
import dev.atoll.core.project.ResourceProperties;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What properties files say of a resource, and of the version of a model that its file holds. */
record Said(Optional<ResourceProperties> properties, Optional<Versions.Versioned> versioned) {
  /** Configs that may stand beside {@code config:} as well. */
  static final List<String> BESIDE = List.of("meta", "docs", "access", "group", "tags");

  static Said of(ResourceProperties properties) {
    return new Said(Optional.of(properties), Optional.empty());
  }

  static Said of(Versions.Versioned versioned) {
    return new Said(Optional.of(versioned.model()), Optional.of(versioned));
  }

  /** The model's, of whose name its versions' files have parts only. */
  Optional<String> name() {
    return versioned.map(found -> found.model().name().text());
  }

  Optional<ModelVersion> version() {
    return versioned.map(Versions.Versioned::version);
  }

  Optional<YamlNode> description() {
    return versioned
        .flatMap(found -> found.own().description())
        .or(() -> properties.flatMap(ResourceProperties::description));
  }

  List<ColumnProperties> columns() {
    return versioned
        .map(Versions.Versioned::columns)
        .or(() -> properties.map(ResourceProperties::columns))
        .orElse(List.of());
  }

  /** Configs, general to specific: of the model, then of its version. */
  List<Map<String, @Nullable Object>> levels(YamlRenderer yaml, Scope scope, Render render) {
    List<Map<String, @Nullable Object>> levels = new ArrayList<>();
    properties.ifPresent(
        model -> {
          levels.add(beside(model.raw(), yaml, scope, render));
          levels.add(yaml.map(model.config(), scope, render));
        });
    versioned.ifPresent(
        version -> {
          levels.add(beside(version.own().raw(), yaml, scope, render));
          levels.add(yaml.map(version.own().config(), scope, render));
        });
    return levels;
  }

  private static Map<String, @Nullable Object> beside(
      YamlMap raw, YamlRenderer yaml, Scope scope, Render render) {
    Map<String, @Nullable Object> beside = new LinkedHashMap<>();
    for (String key : BESIDE) {
      raw.value(key).ifPresent(value -> beside.put(key, yaml.render(value, scope, render)));
    }
    return beside;
  }

  /** Those of a version replace the model's. */
  List<Object> constraints(YamlRenderer yaml, Scope scope, Render render) {
    List<Object> constraints = new ArrayList<>();
    versioned
        .flatMap(found -> found.own().raw().value("constraints"))
        .or(() -> properties.flatMap(model -> model.raw().value("constraints")))
        .map(node -> yaml.render(node, scope, render))
        .ifPresent(
            written -> {
              if (written instanceof List<?> list) {
                list.forEach(constraints::add);
              }
            });
    return constraints;
  }
}
