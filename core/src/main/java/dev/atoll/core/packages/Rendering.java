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

  /** Whether Jinja may stand in the file at all. */
  default boolean isAllowed() {
    return true;
  }

  /** For files whose Jinja would stay as it is. */
  Rendering NONE =
      new Rendering() {
        @Override
        public @Nullable Object value(YamlNode node) {
          return node.toJava();
        }

        @Override
        public boolean isAllowed() {
          return false;
        }
      };
}
