package dev.atoll.jinja.python;

import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.IteratorValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.RangeValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Rope;
import dev.atoll.jinja.value.SetValue;
import dev.atoll.jinja.value.Sizes;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.ViewValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Python's {@code iter()} and {@code len()}. */
public final class Iteration {
  private Iteration() {}

  /** The elements of a value; a Problem when it has none. Undefined is empty. */
  public static Iterator<Value> of(Value value, Render render) {
    Iterator<Value> iterator = find(value, render);
    if (iterator == null) {
      throw Faults.type("'" + value.typeName() + "' object is not iterable");
    }
    return iterator;
  }

  /** The elements of a value, or null when it is not iterable. */
  public static @Nullable Iterator<Value> find(Value value, Render render) {
    return switch (value) {
      case ListValue list -> new LiveList(list.items());
      case TupleValue tuple -> tuple.items().iterator();
      case DictValue dict -> Watched.keys(dict);
      case SetValue set -> Watched.set(set);
      case ViewValue view -> Watched.view(view);
      case RangeValue range -> new Steps(range);
      case IteratorValue iterator -> iterator.iterator();
      case UndefinedValue undefined -> Collections.emptyIterator();
      case StringValue string -> characters(string.text());
      case Rope rope -> characters(render.concretise(rope));
      case HostValue host -> host.iterator(render);
      default -> null;
    };
  }

  /** All elements, in a list of its own. */
  public static List<Value> list(Value value, Render render) {
    List<Value> items = new ArrayList<>();
    Iterator<Value> elements = of(value, render);
    while (elements.hasNext()) {
      items.add(elements.next());
      Sizes.checkElements(items.size());
    }
    return items;
  }

  /** The number of elements, or -1 when it has no length. */
  public static long length(Value value, Render render) {
    return switch (value) {
      case ListValue list -> list.items().size();
      case TupleValue tuple -> tuple.items().size();
      case DictValue dict -> dict.entries().size();
      case SetValue set -> set.items().size();
      case ViewValue view -> view.items().size();
      case RangeValue range -> range.size();
      case UndefinedValue undefined -> 0;
      case StringValue string -> CodePoints.length(string.text());
      case Rope rope -> CodePoints.length(render.concretise(rope));
      case HostValue host -> host.length(render);
      default -> -1;
    };
  }

  /** The number of elements, or a Problem. */
  public static long requireLength(Value value, Render render) {
    long length = length(value, render);
    if (length < 0) {
      throw Faults.type("object of type '" + value.typeName() + "' has no len()");
    }
    return length;
  }

  private static Iterator<Value> characters(String text) {
    List<Value> characters = new ArrayList<>(text.length());
    text.codePoints().forEach(point -> characters.add(StringValue.of(Character.toString(point))));
    return characters.iterator();
  }

  /** Follows a list that grows while it is walked, as Python does. */
  private static final class LiveList implements Iterator<Value> {
    private final List<Value> items;
    private int at;
    private boolean ended;

    LiveList(List<Value> items) {
      this.items = items;
    }

    /** Once it has come to the end, what is added later is not seen any more. */
    @Override
    public boolean hasNext() {
      ended |= at >= items.size();
      return !ended;
    }

    @Override
    public Value next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return items.get(at++);
    }
  }

  private static final class Steps implements Iterator<Value> {
    private final RangeValue range;
    private final long size;
    private long at;

    Steps(RangeValue range) {
      this.range = range;
      this.size = range.size();
    }

    @Override
    public boolean hasNext() {
      return at < size;
    }

    @Override
    public Value next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return IntValue.of(range.at(at++));
    }
  }
}
