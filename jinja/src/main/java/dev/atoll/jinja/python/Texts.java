package dev.atoll.jinja.python;

import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TemporalValue;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;

/** Python's {@code str()}, and printing that leaves atoms symbolic. */
public final class Texts {
  private Texts() {}

  /** The text of any value, atoms made concrete. */
  public static String of(Value value, Render render) {
    return switch (value) {
      case StringValue string -> string.text();
      case Rope rope -> render.concretise(rope);
      case UndefinedValue undefined -> "";
      case TemporalValue temporal -> Temporals.text(temporal);
      case HostValue host -> of(host.print(render), render);
      default -> Repr.of(value, render);
    };
  }

  /** Appends what printing the value gives; atoms stay symbolic. */
  public static void print(Value value, Rope.Builder output, Render render) {
    switch (value) {
      case StringValue string -> output.append(string.text());
      case Rope rope -> output.append(rope);
      case HostValue host -> {
        Value printed = host.print(render);
        if (printed instanceof Rope rope) {
          output.append(rope);
        } else {
          output.append(of(printed, render));
        }
      }
      default -> output.append(of(value, render));
    }
  }

  /** What printing gives as a value: a string or a rope. */
  public static Value printed(Value value, Render render) {
    return switch (value) {
      case StringValue string -> string;
      case Rope rope -> rope;
      case HostValue host -> host.print(render);
      default -> StringValue.of(of(value, render));
    };
  }

  /** Whether Python would say that it is a {@code str}. */
  public static boolean isString(Value value) {
    return value instanceof StringValue || value instanceof Rope;
  }
}
