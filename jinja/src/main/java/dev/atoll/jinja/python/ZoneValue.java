package dev.atoll.jinja.python;

import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TemporalValue;
import dev.atoll.jinja.value.Value;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A time zone, as Python's library pytz has them; a plain offset is Python's own kind. */
public record ZoneValue(ZoneId zone) implements HostValue {
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

  @Override
  public @Nullable Value attribute(String name, Render render) {
    HostFunction method =
        switch (name) {
          case "localize" -> this::localize;
          case "normalize", "fromutc" -> this::normalize;
          case "utcoffset" -> (arguments, inner) -> offset(at(arguments, "utcoffset"));
          case "dst" -> (arguments, inner) -> daylight(at(arguments, "dst"));
          case "tzname" -> (arguments, inner) -> StringValue.of(name(at(arguments, "tzname")));
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
    throw Faults.value("Not naive datetime (tzinfo is already set)");
  }

  private Value normalize(Arguments arguments, Render render) {
    return switch (arguments.require("normalize", 0, "dt")) {
      case TemporalValue(OffsetDateTime time) -> new TemporalValue(time.atZoneSameInstant(zone));
      case TemporalValue(ZonedDateTime time) -> new TemporalValue(time.withZoneSameInstant(zone));
      default -> throw Faults.value("Naive time - no tzinfo set");
    };
  }

  private ZonedDateTime at(Arguments arguments, String method) {
    return switch (arguments.require(method, 0, "dt")) {
      case TemporalValue(LocalDateTime point) -> point.atZone(zone);
      case TemporalValue(OffsetDateTime point) -> point.atZoneSameInstant(zone);
      case TemporalValue(ZonedDateTime point) -> point.withZoneSameInstant(zone);
      default -> throw Faults.type(method + "() needs a datetime");
    };
  }

  /** How far local time is from UTC. */
  static Value offset(ZonedDateTime point) {
    return new TemporalValue(Duration.ofSeconds(point.getOffset().getTotalSeconds()));
  }

  /** How much of that is daylight saving; None for a plain offset, as in Python. */
  static Value daylight(ZonedDateTime point) {
    return point.getZone() instanceof ZoneOffset
        ? NoneValue.NONE
        : new TemporalValue(point.getZone().getRules().getDaylightSavings(point.toInstant()));
  }

  /** The name of local time there and then: {@code CEST}, or {@code UTC+02:00} of an offset. */
  static String name(ZonedDateTime point) {
    if (point.getZone() instanceof ZoneOffset offset) {
      return offset.getTotalSeconds() == 0 ? "UTC" : "UTC" + Temporals.offset(offset);
    }
    return NAME.format(point);
  }

  /** How the zone stands inside the {@code repr()} of a point in time. */
  static String repr(ZonedDateTime point) {
    if (point.getZone() instanceof ZoneOffset offset) {
      return offset.getTotalSeconds() == 0
          ? "datetime.timezone.utc"
          : "datetime.timezone("
              + Temporals.repr(new TemporalValue(Duration.ofSeconds(offset.getTotalSeconds())))
              + ")";
    }
    ZoneId zone = point.getZone();
    if (zone.getId().equals("UTC")) {
      return "<UTC>";
    }
    if (zone.getRules().isFixedOffset()) {
      return "<StaticTzInfo '" + zone.getId() + "'>";
    }
    int minutes = Math.floorDiv(point.getOffset().getTotalSeconds(), 60);
    String sign = minutes < 0 ? "" : "+";
    String kind = zone.getRules().isDaylightSavings(point.toInstant()) ? "DST" : "STD";
    return "<DstTzInfo '%s' %s%s%s %s>"
        .formatted(
            zone.getId(),
            name(point),
            sign,
            Temporals.text(new TemporalValue(Duration.ofMinutes(minutes))),
            kind);
  }

  @Override
  public Value print(Render render) {
    return StringValue.of(
        zone instanceof ZoneOffset
            ? name(LocalDateTime.of(2000, 1, 1, 0, 0).atZone(zone))
            : zone.getId());
  }

  @Override
  public String repr(Render render) {
    return repr(LocalDateTime.of(1900, 1, 1, 0, 0).atZone(zone));
  }

  @Override
  public String typeName() {
    return "tzinfo";
  }
}
