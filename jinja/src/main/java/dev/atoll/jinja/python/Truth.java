package dev.atoll.jinja.python;

import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.DecimalValue;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.FloatValue;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.IteratorValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.RangeValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.SetValue;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TemporalValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.ViewValue;
import java.time.Duration;

/** Python's {@code bool()}. */
public final class Truth {
  private Truth() {}

  public static boolean of(Value value, Render render) {
    return switch (value) {
      case BoolValue bool -> bool.value();
      case StringValue string -> !string.text().isEmpty();
      case NoneValue none -> false;
      case UndefinedValue undefined -> false;
      case IntValue number -> !number.isSmall() || number.longValue() != 0;
      case FloatValue number -> number.doubleValue() != 0;
      case DecimalValue number -> number.decimal().signum() != 0;
      case Rope rope -> ofRope(rope, render);
      case ListValue list -> !list.items().isEmpty();
      case TupleValue tuple -> !tuple.items().isEmpty();
      case DictValue dict -> !dict.entries().isEmpty();
      case SetValue set -> !set.items().isEmpty();
      case ViewValue view -> !view.items().isEmpty();
      case RangeValue range -> range.size() > 0;
      case IteratorValue iterator -> true;
      case TemporalValue temporal ->
          !(temporal.temporal() instanceof Duration duration && duration.isZero());
      case CallableValue callable -> true;
      case HostValue host -> host.truth(render);
    };
  }

  /** Known characters make it true, whatever the atoms stand for. */
  private static boolean ofRope(Rope rope, Render render) {
    for (Rope.Segment segment : rope.segments()) {
      if (segment instanceof Rope.Text) {
        return true;
      }
    }
    return !render.concretise(rope).isEmpty();
  }
}
