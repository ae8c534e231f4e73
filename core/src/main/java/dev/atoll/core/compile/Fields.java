package dev.atoll.core.compile;

import dev.atoll.core.dbt.RecordedDict;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A node as templates see it, built when one of them asks. For one thread. */
final class Fields {
  private final String kind;
  private final Supplier<Map<String, @Nullable Object>> source;
  private @Nullable Map<String, @Nullable Object> built;

  /**
   * Keeps the source for later.
   *
   * @param kind under which reads of single fields are recorded
   */
  Fields(String kind, Supplier<Map<String, @Nullable Object>> source) {
    this.kind = kind;
    this.source = source;
  }

  /** The dict for one render. */
  Value dict() {
    return new RecordedDict(kind, this::answer, this::all);
  }

  /** The answer to a recorded read; null when there is no such field. */
  @Nullable Value answer(String field) {
    return all().containsKey(field) ? Values.of(all().get(field)) : null;
  }

  private Map<String, @Nullable Object> all() {
    Map<String, @Nullable Object> known = built;
    if (known == null) {
      known = source.get();
      built = known;
    }
    return known;
  }
}
