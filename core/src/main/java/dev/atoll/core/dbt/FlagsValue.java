package dev.atoll.core.dbt;

import dev.atoll.domain.Ordered;
import dev.atoll.jinja.python.Repr;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** dbt's {@code flags}: how the command was called, each flag recorded when it is read. */
public final class FlagsValue implements HostValue {
  /** The kind under which reads are recorded. */
  public static final String KIND = "flags";

  /** Beside the flags proper: the whole command line, which {@code invocation_args_dict} shows. */
  public static final String ARGUMENTS = "INVOCATION_ARGS_DICT";

  private final SequencedMap<String, @Nullable Object> flags;

  FlagsValue(Map<String, ? extends @Nullable Object> flags) {
    this.flags = Ordered.map(flags);
  }

  @Override
  public @Nullable Value attribute(String name, Render render) {
    return render.read(KIND, name, List.of(), () -> answer(flags, name));
  }

  /** The answer to a recorded read; null when there is no such flag. */
  public static @Nullable Value answer(Map<String, ? extends @Nullable Object> flags, String name) {
    return flags.containsKey(name) ? Values.of(flags.get(name)) : null;
  }

  @Override
  public @Nullable Value item(Value key, Render render) {
    return key instanceof StringValue name ? attribute(name.text(), render) : null;
  }

  @Override
  public String repr(Render render) {
    StringJoiner text = new StringJoiner(", ", "Namespace(", ")");
    for (String name : flags.sequencedKeySet()) {
      if (name.equals(ARGUMENTS)) {
        continue;
      }
      Value value = attribute(name, render);
      text.add(name + "=" + (value == null ? "None" : Repr.of(value, render)));
    }
    return text.toString();
  }

  @Override
  public String typeName() {
    return "Namespace";
  }
}
