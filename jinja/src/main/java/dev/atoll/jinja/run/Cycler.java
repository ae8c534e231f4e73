package dev.atoll.jinja.run;

import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Jinja2's {@code cycler()}: gives its items round and round. */
public final class Cycler implements HostValue {
  private final List<Value> items;
  private int position;

  public Cycler(List<Value> items) {
    if (items.isEmpty()) {
      throw Faults.type("at least one item has to be provided");
    }
    this.items = List.copyOf(items);
  }

  @Override
  public String typeName() {
    return "jinja2.utils.Cycler";
  }

  @Override
  public @Nullable Value attribute(String name, Render render) {
    return switch (name) {
      case "current" -> items.get(position);
      case "next" -> ((HostFunction) (arguments, rendering) -> next()).named("next");
      case "reset" -> ((HostFunction) (arguments, rendering) -> reset()).named("reset");
      default -> null;
    };
  }

  private Value next() {
    Value item = items.get(position);
    position = (position + 1) % items.size();
    return item;
  }

  private Value reset() {
    position = 0;
    return NoneValue.NONE;
  }
}
