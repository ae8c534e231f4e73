package dev.atoll.core.dbt;

import dev.atoll.domain.Nearest;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.Value;
import java.time.DateTimeException;
import java.time.ZoneId;

/** {@code modules.pytz}. */
final class PytzModule {
  private static final TupleValue ZONES =
      new TupleValue(
          ZoneId.getAvailableZoneIds().stream().sorted().<Value>map(StringValue::of).toList());

  private PytzModule() {}

  static DictValue value() {
    HostFunction timezone = PytzModule::timezone;
    return new DictValue()
        .put("timezone", timezone.named("timezone"))
        .put("utc", new ZoneValue(ZoneId.of("UTC")))
        .put("UTC", new ZoneValue(ZoneId.of("UTC")))
        .put("all_timezones", ZONES)
        .put("common_timezones", ZONES);
  }

  private static Value timezone(Arguments arguments, Render render) {
    arguments.only("timezone", "zone");
    String name = Python.text(arguments.require("timezone", 0, "zone"), "timezone", render);
    try {
      return new ZoneValue(ZoneId.of(name));
    } catch (DateTimeException unknown) {
      throw DbtProblems.argument(
          "there is no time zone '" + name + "'",
          Nearest.suggestion(
              name, ZoneId.getAvailableZoneIds(), "use a name such as Europe/Berlin or UTC"));
    }
  }
}
