package dev.atoll.core.dbt;

import dev.atoll.core.yaml.YamlReader;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Problems;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.FloatValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TemporalValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/** Writes values as YAML, laid out and quoted as PyYAML's safe dumper does. */
final class YamlText {
  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setUseUnicodeEncoding(false)
          .setWidth(80)
          .build();
  private static final Pattern MAY_BE_NO_TEXT = Pattern.compile("[-+.~\\w: ]*|=|<<");

  private final Json.Keys keys;
  private final Render render;
  private final List<Event> events = new ArrayList<>();

  private YamlText(Json.Keys keys, Render render) {
    this.keys = keys;
    this.render = render;
  }

  /** Empty when some value has no form in YAML. */
  static Optional<String> of(Value value, Json.Keys keys, Render render) {
    var text = new YamlText(keys, render);
    if (!text.add(value)) {
      return Optional.empty();
    }
    List<Event> all = new ArrayList<>();
    all.add(new StreamStartEvent());
    all.add(new DocumentStartEvent(false, Optional.empty(), Map.of()));
    all.addAll(text.events);
    boolean open = text.events.size() == 1 && isPlain(text.events.getFirst());
    all.add(new DocumentEndEvent(false));
    all.add(new StreamEndEvent());
    String written = new Present(SETTINGS).emitToString(all.iterator());
    // A plain scalar that stands alone may go on; PyYAML closes the document behind it.
    return Optional.of(open && !written.endsWith("...\n") ? written + "...\n" : written);
  }

  private static boolean isPlain(Event event) {
    return event instanceof ScalarEvent scalar && scalar.isPlain();
  }

  private boolean add(Value value) {
    return switch (value) {
      case NoneValue none -> plain("null");
      case BoolValue bool -> plain(bool.value() ? "true" : "false");
      case IntValue integer -> plain(integer.toString());
      case FloatValue real -> plain(real(real.doubleValue()));
      case TemporalValue temporal -> plain(Python.str(temporal, render));
      case StringValue string -> text(string.text());
      case Rope rope -> text(render.concretise(rope));
      case ListValue list -> items(list.items());
      case TupleValue tuple -> items(tuple.items());
      case DictValue dict -> entries(dict);
      default -> false;
    };
  }

  private boolean plain(String text) {
    return scalar(text, ScalarStyle.PLAIN);
  }

  private boolean text(String text) {
    return scalar(text, isText(text) ? ScalarStyle.PLAIN : ScalarStyle.SINGLE_QUOTED);
  }

  private boolean scalar(String text, ScalarStyle style) {
    events.add(
        new ScalarEvent(
            Optional.empty(), Optional.empty(), new ImplicitTuple(true, true), text, style));
    return true;
  }

  /** Whether a reader of YAML 1.1 would take it for text when it stands unquoted. */
  private static boolean isText(String text) {
    if (!MAY_BE_NO_TEXT.matcher(text).matches()) {
      return true;
    }
    return YamlReader.read("", text, new Problems())
            .filter(node -> node instanceof YamlScalar scalar && text.equals(scalar.value()))
            .isPresent()
        && !text.equals("=")
        && !text.equals("<<");
  }

  private static String real(double value) {
    if (Double.isNaN(value)) {
      return ".nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? ".inf" : "-.inf";
    }
    String text = Python.repr(new FloatValue(value), Render.plain());
    // YAML 1.1 knows no float without a dot.
    return text.indexOf('.') < 0 ? text.replaceFirst("e", ".0e") : text;
  }

  private boolean items(List<Value> items) {
    events.add(
        new SequenceStartEvent(
            Optional.empty(),
            Optional.empty(),
            true,
            items.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK));
    for (Value item : items) {
      if (!add(item)) {
        return false;
      }
    }
    events.add(new SequenceEndEvent());
    return true;
  }

  private boolean entries(DictValue dict) {
    List<Map.Entry<Value, Value>> entries = List.copyOf(dict.entries().entrySet());
    if (keys == Json.Keys.SORTED) {
      Comparator<Value> byText = Comparator.comparing(key -> Python.str(key, render));
      entries = entries.stream().sorted(Map.Entry.comparingByKey(byText)).toList();
    }
    events.add(
        new MappingStartEvent(
            Optional.empty(),
            Optional.empty(),
            true,
            entries.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK));
    for (Map.Entry<Value, Value> entry : entries) {
      if (!add(entry.getKey()) || !add(entry.getValue())) {
        return false;
      }
    }
    events.add(new MappingEndEvent());
    return true;
  }
}
