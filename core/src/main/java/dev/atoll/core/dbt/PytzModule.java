package dev.atoll.core.dbt;

import dev.atoll.domain.Nearest;
import dev.atoll.jinja.python.Parameters;
import dev.atoll.jinja.python.ZoneValue;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.SetValue;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.Value;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

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
        .put("FixedOffset", ((HostFunction) PytzModule::fixedOffset).named("FixedOffset"))
        .put("all_timezones", ZONES)
        .put("all_timezones_set", new SetValue(ZONES.items()))
        .put("common_timezones", ZONES);
  }

  /** Three names of the database that Java leaves out, by the places it links them to. */
  private static final Map<String, String> LINKS =
      Map.of("EST", "America/Panama", "MST", "America/Phoenix", "HST", "Pacific/Honolulu");

  /** The name as the database writes it: pytz does not mind the case. */
  private static String spelled(String name) {
    for (Value zone : ZONES.items()) {
      if (zone instanceof StringValue(String known) && known.equalsIgnoreCase(name)) {
        return known;
      }
    }
    return LINKS.getOrDefault(name.toUpperCase(Locale.ROOT), name);
  }

  private static Value fixedOffset(Arguments arguments, Render render) {
    Value minutes = arguments.only("FixedOffset", "offset").require("FixedOffset", 0, "offset");
    int offset = Parameters.integer(minutes, "FixedOffset");
    if (Math.abs((long) offset) >= 18 * 60) {
      throw DbtProblems.argument("an offset of " + offset + " minutes is too far", "count minutes");
    }
    return new ZoneValue(ZoneOffset.ofTotalSeconds(offset * 60));
  }

  private static Value timezone(Arguments arguments, Render render) {
    arguments.only("timezone", "zone");
    String name = Parameters.text(arguments.require("timezone", 0, "zone"), "timezone", render);
    try {
      return new ZoneValue(ZoneId.of(spelled(name)));
    } catch (DateTimeException unknown) {
      throw DbtProblems.argument(
          "there is no time zone '" + name + "'",
          Nearest.suggestion(
              name, ZoneId.getAvailableZoneIds(), "use a name such as Europe/Berlin or UTC"));
    }
  }
}
