package dev.atoll.core.compile;

import dev.atoll.domain.Place;
import dev.atoll.domain.ProblemException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a node's pre- and post-hooks refer to: as in dbt these are its parents too. */
record HookReferences(ParseRender parse, YamlRenderer yaml) {
  /** One place for all, so that a hook of many nodes is compiled once. */
  private static final Place HOOK = Place.of("hook", 1, 1);

  /** What the node refers to, its hooks included. */
  Captured with(Captured captured, NodeConfig config, String packageName, String name) {
    Captured all = captured;
    if (config.enabled()) {
      for (String kind : List.of("pre-hook", "post-hook")) {
        for (Object hook : items(config.value(kind))) {
          all = all.andReferencesOf(references(hook, packageName, name));
        }
      }
    }
    return all;
  }

  private static List<?> items(@Nullable Object configured) {
    return switch (configured) {
      case null -> List.of();
      case List<?> list -> list;
      case Object single -> List.of(single);
    };
  }

  private Captured references(Object hook, String packageName, String name) {
    String text = String.valueOf(hook instanceof Map<?, ?> map ? map.get("sql") : hook);
    if (!YamlRenderer.hasJinja(text)) {
      return Captured.NOTHING;
    }
    try {
      return parse.of(yaml.template(HOOK, text), packageName, name);
    } catch (ProblemException untold) {
      // It is told when the hook runs, for this node alone.
      return Captured.NOTHING;
    }
  }
}
