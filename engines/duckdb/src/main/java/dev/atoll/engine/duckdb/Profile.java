package dev.atoll.engine.duckdb;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Setting;
import dev.atoll.engine.Namespace;
import dev.atoll.engine.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a target's settings say, read leniently: {@link ProfileCheck} has reported what is wrong.
 *
 * @param options for the moment of opening ({@code config_options})
 * @param settings for SET, in their order
 */
record Profile(
    Location location,
    Namespace namespace,
    SequencedMap<String, String> options,
    SequencedMap<String, String> settings,
    List<Extension> extensions,
    List<Attachment> attachments) {

  /** An extension to load, and where from when that is not DuckDB's own repository. */
  record Extension(String name, Optional<String> repository) {}

  /** A further database, as {@code attach:} lists it. */
  record Attachment(
      Location location,
      Optional<String> alias,
      Optional<String> type,
      boolean readOnly,
      List<String> options) {
    String name() {
      return alias.orElseGet(location::databaseName);
    }
  }

  static Profile of(Target target) {
    var location = Location.of(target.text("path").orElse(Location.MEMORY), target.directory());
    String database = target.text("database").orElseGet(location::databaseName);
    return new Profile(
        location,
        new Namespace(database, target.text("schema").orElse("main")),
        texts(target, "config_options"),
        texts(target, "settings"),
        items(target, "extensions").stream().map(Profile::extension).toList(),
        items(target, "attach").stream()
            .map(item -> attachment(item, target.directory()))
            .toList());
  }

  private static SequencedMap<String, String> texts(Target target, String key) {
    var texts = new LinkedHashMap<String, String>();
    if (target.setting(key).map(Setting::value).orElse(null) instanceof Map<?, ?> map) {
      map.forEach(
          (name, value) -> {
            if (value != null) {
              texts.put(String.valueOf(name), text(value));
            }
          });
    }
    return Ordered.map(texts);
  }

  /** A value as SET takes it in quotes. */
  private static String text(Object value) {
    return value instanceof List<?> list
        ? DuckDbDialect.INSTANCE.literal(list)
        : String.valueOf(value);
  }

  private static List<Object> items(Target target, String key) {
    var items = new ArrayList<Object>();
    if (target.setting(key).map(Setting::value).orElse(null) instanceof List<?> list) {
      list.forEach(
          item -> {
            if (item != null) {
              items.add(item);
            }
          });
    }
    return items;
  }

  private static Extension extension(Object item) {
    return item instanceof Map<?, ?> map
        ? new Extension(String.valueOf(map.get("name")), optional(map, "repo"))
        : new Extension(item.toString(), Optional.empty());
  }

  private static Attachment attachment(Object item, Path directory) {
    Map<?, ?> map = item instanceof Map<?, ?> given ? given : Map.of("path", item);
    Map<?, ?> options = map.get("options") instanceof Map<?, ?> given ? given : Map.of();
    var texts = new ArrayList<String>();
    options.forEach(
        (name, value) -> {
          String word = String.valueOf(name).toLowerCase(Locale.ROOT);
          if (!word.equals("type") && !word.equals("read_only") && value != null) {
            texts.add(
                value instanceof Boolean
                    ? word
                    : word + " " + DuckDbDialect.INSTANCE.literal(value));
          }
        });
    return new Attachment(
        Location.of(optional(map, "path").orElse(Location.MEMORY), directory),
        optional(map, "alias"),
        optional(map, "type").or(() -> optional(options, "type")),
        isTrue(map.get("read_only")) || isTrue(options.get("read_only")),
        List.copyOf(texts));
  }

  private static boolean isTrue(@Nullable Object value) {
    return value != null && "true".equalsIgnoreCase(value.toString());
  }

  private static Optional<String> optional(Map<?, ?> map, String key) {
    return Optional.ofNullable(map.get(key)).map(Object::toString);
  }
}
