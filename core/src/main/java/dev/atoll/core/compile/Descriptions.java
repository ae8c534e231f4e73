package dev.atoll.core.compile;

import dev.atoll.core.yaml.YamlNode;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Scope;
import java.util.Map;
import java.util.Optional;

/** Descriptions of resources and columns: texts that may hold Jinja, {@code doc()} above all. */
final class Descriptions {
  private final Docs docs;
  private final YamlRenderer yaml;

  Descriptions(Docs docs, YamlRenderer yaml) {
    this.docs = docs;
    this.yaml = yaml;
  }

  /**
   * A description as it is shown; empty where none is written.
   *
   * @param scope what YAML of that package sees
   * @throws dev.atoll.domain.ProblemException what is wrong with its template, such as a docs block
   *     that does not exist
   */
  String of(Optional<YamlNode> written, String packageName, Scope scope, Render render) {
    return written.map(node -> text(node, packageName, scope, render)).orElse("");
  }

  private String text(YamlNode written, String packageName, Scope scope, Render render) {
    Scope describing = Scope.of(Map.of("doc", docs.function(packageName))).or(scope);
    return yaml.text(written, describing, render);
  }
}
