package dev.atoll.core.packages;

import dev.atoll.core.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Renders the Jinja of packages.yml, which may read secrets. */
@FunctionalInterface
public interface Rendering {
  /**
   * The value as plain data.
   *
   * @throws dev.atoll.domain.ProblemException when it cannot be rendered
   */
  @Nullable Object value(YamlNode node);

  /** For files whose Jinja stays as it is. */
  Rendering NONE = YamlNode::toJava;
}
