package dev.atoll.jinja.run;

import dev.atoll.jinja.python.Comparison;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.UndefinedValue;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What a loop tells about itself as {@code loop}; also walks it, one element ahead when asked. */
final class LoopValue implements HostValue {
  private Iterator<Value> rest;
  private final LongSupplier known;
  private long length = -1;
  private final int depth;
  private final @Nullable HostFunction recursion;
  private long index = -1;
  private @Nullable Value previous;
  private @Nullable Value current;
  private @Nullable Value ahead;
  private @Nullable Value lastChanged;

  /**
   * @param known asked once, when a template wants it, since the list may grow until then: the
   *     number of elements, or -1 when it is not known without walking them
   * @param depth 0 for an outermost loop
   * @param recursion what calling the loop does; null when it is not recursive
   */
  LoopValue(
      Iterator<Value> elements, LongSupplier known, int depth, @Nullable HostFunction recursion) {
    this.rest = elements;
    this.known = known;
    this.depth = depth;
    this.recursion = recursion;
  }

  boolean hasNext() {
    return ahead != null || rest.hasNext();
  }

  Value next() {
    Value value = ahead == null ? rest.next() : ahead;
    ahead = null;
    previous = current;
    current = value;
    index++;
    return value;
  }

  private @Nullable Value peek() {
    if (ahead == null && rest.hasNext()) {
      ahead = rest.next();
    }
    return ahead;
  }

  private long length() {
    if (length < 0) {
      length = known.getAsLong();
    }
    if (length < 0) {
      List<Value> remaining = new ArrayList<>();
      rest.forEachRemaining(remaining::add);
      rest = remaining.iterator();
      length = index + 1 + remaining.size() + (ahead == null ? 0 : 1);
    }
    return length;
  }

  @Override
  public String typeName() {
    return "jinja2.runtime.LoopContext";
  }

  @Override
  public @Nullable Value attribute(String name, Render render) {
    return switch (name) {
      case "index" -> IntValue.of(index + 1);
      case "index0" -> IntValue.of(index);
      case "revindex" -> IntValue.of(length() - index);
      case "revindex0" -> IntValue.of(length() - index - 1);
      case "first" -> BoolValue.of(index == 0);
      case "last" -> BoolValue.of(peek() == null);
      case "length" -> IntValue.of(length());
      case "depth" -> IntValue.of(depth + 1L);
      case "depth0" -> IntValue.of(depth);
      case "previtem" ->
          previous == null ? UndefinedValue.because("there is no previous item") : previous;
      case "nextitem" -> {
        Value next = peek();
        yield next == null ? UndefinedValue.because("there is no next item") : next;
      }
      case "cycle" -> ((HostFunction) this::cycle).named("cycle");
      case "changed" -> ((HostFunction) this::changed).named("changed");
      default -> null;
    };
  }

  private Value cycle(Arguments arguments, Render render) {
    List<Value> choices = arguments.positional();
    if (choices.isEmpty()) {
      throw Faults.type("no items for cycling given");
    }
    return choices.get((int) (index % choices.size()));
  }

  private Value changed(Arguments arguments, Render render) {
    TupleValue now = new TupleValue(arguments.positional());
    Value before = lastChanged;
    lastChanged = now;
    return BoolValue.of(before == null || !Comparison.equal(before, now, render));
  }

  @Override
  public int length(Render render) {
    return (int) length();
  }

  @Override
  public boolean isCallable() {
    return true;
  }

  @Override
  public Value call(Arguments arguments, Render render) {
    if (recursion == null) {
      throw Faults.type("The loop must have the 'recursive' marker to be called recursively.");
    }
    return recursion.call(arguments, render);
  }

  @Override
  public String repr(Render render) {
    return "<LoopContext " + (index + 1) + "/" + length() + ">";
  }
}
