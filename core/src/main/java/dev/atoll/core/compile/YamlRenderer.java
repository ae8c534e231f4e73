package dev.atoll.core.compile;

import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;
import dev.atoll.jinja.Syntax;
import dev.atoll.jinja.Template;
import dev.atoll.jinja.syntax.Source;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Scope;
import dev.atoll.jinja.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Renders the Jinja inside YAML values to native values. Templates are compiled once for all
 * tenants. Safe for use by several threads.
 */
final class YamlRenderer {
  /** Hooks are rendered when they run, not when they are read. */
  private static final Set<String> LEFT_ALONE =
      Set.of("pre-hook", "pre_hook", "post-hook", "post_hook", "on-run-start", "on-run-end");

  private final Syntax syntax;
  private final Map<YamlScalar, Template> templates = new ConcurrentHashMap<>();

  YamlRenderer(Syntax syntax) {
    this.syntax = syntax;
  }

  /** The value as plain data, all Jinja in it rendered. */
  @Nullable Object render(YamlNode node, Scope scope, Render render) {
    return switch (node) {
      case YamlScalar scalar -> scalar(scalar, scope, render);
      case YamlList list -> {
        List<@Nullable Object> values = new ArrayList<>(list.items().size());
        for (YamlNode item : list.items()) {
          values.add(render(item, scope, render));
        }
        yield values;
      }
      case YamlMap map -> map(map, scope, render);
    };
  }

  /** The value as text, all Jinja in it rendered and nothing taken for a number. */
  String text(YamlNode node, Scope scope, Render render) {
    return node instanceof YamlScalar scalar
            && scalar.value() instanceof String text
            && hasJinja(text)
        ? render.concretise(template(scalar).render(scope, render))
        : String.valueOf(node.toJava());
  }

  /** The values of a mapping, rendered but for hooks. */
  Map<String, @Nullable Object> map(YamlMap map, Scope scope, Render render) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (YamlEntry entry : map.entries()) {
      String name = entry.key().startsWith("+") ? entry.key().substring(1) : entry.key();
      values.put(
          entry.key(),
          LEFT_ALONE.contains(name)
              ? entry.value().toJava()
              : render(entry.value(), scope, render));
    }
    return values;
  }

  private @Nullable Object scalar(YamlScalar scalar, Scope scope, Render render) {
    if (!(scalar.value() instanceof String text)) {
      return scalar.value();
    }
    // As in dbt every text counts as a template, and a template loses the line break at its end.
    return hasJinja(text)
        ? Values.toJava(template(scalar).renderNative(scope, render))
        : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  private Template template(YamlScalar scalar) {
    return template(scalar.place(), String.valueOf(scalar.value()));
  }

  /** A template made from YAML, compiled once. */
  Template template(Place place, String text) {
    return templates.computeIfAbsent(
        new YamlScalar(place, text, text),
        key ->
            Template.parse(
                new Source(
                    key.place().file(),
                    String.valueOf(key.value()),
                    Math.max(1, key.place().line()),
                    Math.max(1, key.place().column())),
                syntax));
  }

  static boolean hasJinja(String text) {
    return text.contains("{{") || text.contains("{%") || text.contains("{#");
  }
}
