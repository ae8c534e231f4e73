package dev.atoll.core.dbt;

import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Value;
import java.util.Optional;

/** What {@code ref()} and {@code source()} answer in one render of one node. */
public interface References {
  /**
   * A model, seed or snapshot.
   *
   * @param version as written, such as {@code 2}
   */
  record Ref(Optional<String> packageName, String name, Optional<String> version) {
    /** As it is written in a template. */
    public String description() {
      return "ref("
          + packageName.map(from -> "'" + from + "', ").orElse("")
          + "'"
          + name
          + "'"
          + version.map(number -> ", v=" + number).orElse("")
          + ")";
    }
  }

  /** A table of a source. */
  record SourceRef(String source, String table) {
    /** As it is written in a template. */
    public String description() {
      return "source('" + source + "', '" + table + "')";
    }
  }

  Value ref(Ref ref, Render render);

  Value source(SourceRef source, Render render);
}
