package dev.atoll.core.dbt;

import dev.atoll.jinja.value.DictValue;
import java.time.Clock;

/** dbt's {@code modules}: the parts of four of Python's modules that it gives to templates. */
final class Modules {
  private Modules() {}

  /**
   * @param clock for now() and today(), in the zone of local time
   */
  static DictValue of(Clock clock) {
    return new DictValue()
        .put("pytz", PytzModule.value())
        .put("datetime", new DatetimeModule(clock).value())
        .put("re", RegexModule.value())
        .put("itertools", ItertoolsModule.value());
  }
}
