package dev.atoll.jinja.python;

import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.SetValue;
import dev.atoll.jinja.value.TupleValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.ViewValue;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Walks a dict or set; it may not grow or shrink meanwhile, but its values may change. */
final class Watched implements Iterator<Value> {
  private final String kind;
  private final Collection<Value> source;
  private final Iterator<Value> keys;
  private final int size;
  private final UnaryOperator<Value> seen;
  private boolean ended;

  private Watched(String kind, Collection<Value> source, UnaryOperator<Value> seen) {
    this.kind = kind;
    this.source = source;
    this.keys = List.copyOf(source).iterator();
    this.size = source.size();
    this.seen = seen;
  }

  static Iterator<Value> set(SetValue set) {
    return new Watched("Set", set.items(), item -> item);
  }

  static Iterator<Value> keys(DictValue dict) {
    return new Watched("dictionary", dict.entries().keySet(), key -> key);
  }

  static Iterator<Value> view(ViewValue view) {
    DictValue dict = view.dict();
    Collection<Value> keys = dict.entries().keySet();
    return switch (view.kind()) {
      case KEYS -> keys(dict);
      case VALUES -> new Watched("dictionary", keys, key -> value(dict, key));
      case ITEMS -> new Watched("dictionary", keys, key -> TupleValue.of(key, value(dict, key)));
    };
  }

  private static Value value(DictValue dict, Value key) {
    return dict.entries().getOrDefault(key, NoneValue.NONE);
  }

  @Override
  public boolean hasNext() {
    if (ended) {
      return false;
    }
    if (source.size() != size) {
      throw Faults.value(kind + " changed size during iteration");
    }
    ended = !keys.hasNext();
    return !ended;
  }

  @Override
  public Value next() {
    return seen.apply(keys.next());
  }
}
