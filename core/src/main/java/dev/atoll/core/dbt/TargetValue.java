package dev.atoll.core.dbt;

import dev.atoll.domain.Ordered;
import dev.atoll.jinja.value.HostValue;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** dbt's {@code target}: the fields of the chosen target, each recorded when it is read. */
public final class TargetValue implements HostValue {
  private final SequencedMap<String, @Nullable Object> fields;

  /**
   * @param fields plain data by name ({@code name}, {@code schema}, {@code database}, {@code type},
   *     {@code threads}, {@code profile_name}, …), without secrets
   */
  public TargetValue(Map<String, ? extends @Nullable Object> fields) {
    this.fields = Ordered.map(fields);
  }

  @Override
  public String typeName() {
    return "dict";
  }
}
