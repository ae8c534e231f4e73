package dev.atoll.core.dbt;

import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TemporalValue;
import dev.atoll.jinja.value.Value;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** A time zone of {@code modules.pytz}. */
record ZoneValue(ZoneId zone) implements HostValue {

  @Override
  public @Nullable Value attribute(String name, Render render) {
    HostFunction method =
        switch (name) {
          case "localize" -> this::localize;
          case "normalize", "fromutc" -> this::normalize;
          default -> null;
        };
    if (method != null) {
      return method.named(name);
    }
    return name.equals("zone") ? StringValue.of(zone.getId()) : null;
  }

  /** A point in time without a zone, taken as local to this one. */
  private Value localize(Arguments arguments, Render render) {
    if (arguments.require("localize", 0, "dt") instanceof TemporalValue(LocalDateTime point)) {
      return new TemporalValue(point.atZone(zone));
    }
    throw DbtProblems.argument(
        "localize() takes a datetime without a time zone",
        "use astimezone() for one that has a time zone");
  }

  private Value normalize(Arguments arguments, Render render) {
    return arguments.require("normalize", 0, "dt") instanceof TemporalValue(Object point)
        ? switch (point) {
          case OffsetDateTime time -> new TemporalValue(time.atZoneSameInstant(zone));
          case ZonedDateTime time -> new TemporalValue(time.withZoneSameInstant(zone));
          default ->
              throw DbtProblems.argument(
                  "normalize() takes a datetime with a time zone", "localize() it first");
        }
        : DatetimeModule.refused("normalize", "a datetime");
  }

  @Override
  public Value print(Render render) {
    return StringValue.of(zone.getId());
  }

  @Override
  public String repr(Render render) {
    return zone.getId().equals("UTC") ? "<UTC>" : "<DstTzInfo '" + zone.getId() + "'>";
  }

  @Override
  public String typeName() {
    return "tzinfo";
  }
}
