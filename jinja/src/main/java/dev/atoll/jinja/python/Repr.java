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
import dev.atoll.jinja.value.Sizes;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TemporalValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.ViewValue;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Python's {@code repr()}: how values stand inside printed lists. */
public final class Repr {
  private final Render render;
  private final StringBuilder out = new StringBuilder();
  private final Set<Value> open = Collections.newSetFromMap(new IdentityHashMap<>());

  private Repr(Render render) {
    this.render = render;
  }

  public static String of(Value value, Render render) {
    Repr repr = new Repr(render);
    repr.write(value);
    return repr.out.toString();
  }

  /** Python's {@code ascii()}: the same with everything beyond ASCII escaped. */
  static String ascii(Value value, Render render) {
    StringBuilder result = new StringBuilder();
    of(value, render)
        .codePoints()
        .forEach(
            point -> {
              if (point < 128) {
                result.append((char) point);
              } else {
                code(point, result);
              }
            });
    return result.toString();
  }

  private void write(Value value) {
    switch (value) {
      case StringValue string -> quote(string.text(), out);
      case Rope rope -> quote(render.concretise(rope), out);
      case NoneValue none -> out.append("None");
      case UndefinedValue undefined -> out.append("Undefined");
      case BoolValue bool -> out.append(bool);
      case IntValue number ->
          out.append(number.isSmall() ? number.toString() : Numbers.digits(number.integer()));
      case FloatValue number -> out.append(Floats.repr(number.doubleValue()));
      case DecimalValue number ->
          out.append("Decimal('").append(Floats.decimal(number.decimal())).append("')");
      case ListValue list -> nested(list, "[", list.items(), "]", "[...]");
      case TupleValue tuple ->
          nested(tuple, "(", tuple.items(), tuple.items().size() == 1 ? ",)" : ")", "(...)");
      case SetValue set -> set(set);
      case DictValue dict -> dict(dict);
      case ViewValue view -> nested(view, view.typeName() + "([", view.items(), "])", "...");
      case RangeValue range -> range(range);
      case TemporalValue temporal -> out.append(Temporals.repr(temporal));
      case IteratorValue iterator -> out.append("<" + iterator.typeName() + " object>");
      case CallableValue callable -> out.append(callable);
      case HostValue host -> out.append(host.repr(render));
    }
  }

  private void nested(
      Value whole, String begin, Collection<Value> items, String end, String again) {
    if (!open.add(whole)) {
      out.append(again);
      return;
    }
    out.append(begin);
    String separator = "";
    for (Value item : items) {
      out.append(separator);
      write(item);
      separator = ", ";
      Sizes.checkText(out.length());
    }
    out.append(end);
    open.remove(whole);
  }

  private void set(SetValue set) {
    if (set.items().isEmpty()) {
      out.append("set()");
    } else {
      nested(set, "{", set.items(), "}", "{...}");
    }
  }

  private void dict(DictValue dict) {
    if (!open.add(dict)) {
      out.append("{...}");
      return;
    }
    out.append('{');
    String separator = "";
    for (var entry : dict.entries().entrySet()) {
      out.append(separator);
      write(entry.getKey());
      out.append(": ");
      write(entry.getValue());
      separator = ", ";
      Sizes.checkText(out.length());
    }
    out.append('}');
    open.remove(dict);
  }

  private void range(RangeValue range) {
    out.append("range(").append(range.start()).append(", ").append(range.stop());
    if (range.step() != 1) {
      out.append(", ").append(range.step());
    }
    out.append(')');
  }

  /** The literal of a text in Python's preferred quotes. */
  static void quote(String text, StringBuilder out) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    out.append(quote);
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      at += Character.charCount(point);
      escape(point, quote, out);
    }
    out.append(quote);
  }

  private static void escape(int point, char quote, StringBuilder out) {
    switch (point) {
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (point == quote) {
          out.append('\\').append(quote);
        } else if (isPrintable(point)) {
          out.appendCodePoint(point);
        } else {
          code(point, out);
        }
      }
    }
  }

  private static void code(int point, StringBuilder out) {
    String form = point < 0x100 ? "\\x%02x" : point < 0x10000 ? "\\u%04x" : "\\U%08x";
    out.append(String.format(form, point));
  }

  /** Python's {@code str.isprintable} of one character. */
  static boolean isPrintable(int point) {
    if (point == ' ') {
      return true;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
