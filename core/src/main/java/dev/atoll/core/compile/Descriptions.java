package dev.atoll.core.compile;

import dev.atoll.core.yaml.YamlNode;
import dev.atoll.domain.Place;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Scope;
import dev.atoll.jinja.value.Values;
import java.util.Map;
import java.util.Optional;

/** Renders descriptions, in which {@code doc()} stands for a docs block. */
record Descriptions(Docs docs, YamlRenderer yaml) {
  /**
   * The text of a description; empty where there is none.
   *
   * @param scope of the YAML of the package
   * @throws dev.atoll.domain.ProblemException for a docs block that does not exist
   */
  String of(Optional<YamlNode> written, String packageName, Scope scope, Render render) {
    if (written.isEmpty()) {
      return "";
    }
    String text = String.valueOf(written.get().toJava());
    return YamlRenderer.hasJinja(text)
        ? rendered(written.get().place(), text, packageName, scope, render)
        : text;
  }

  private String rendered(
      Place place, String text, String packageName, Scope scope, Render render) {
    Scope all = Scope.of(Map.of("doc", docs.function(packageName))).or(scope);
    return String.valueOf(Values.toJava(yaml.template(place, text).render(all, render).toValue()));
  }
}
