package dev.atoll.jinja.value;

import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/** What {@code keys()}, {@code values()} and {@code items()} of a dict give: a live view. */
public record ViewValue(DictValue dict, Kind kind) implements Value {

  /** What of each entry is seen. */
  public enum Kind {
    KEYS("dict_keys"),
    VALUES("dict_values"),
    ITEMS("dict_items");

    private final String typeName;

    Kind(String typeName) {
      this.typeName = typeName;
    }
  }

  /** The elements, following changes of the dict; an item is a tuple of two. */
  public Collection<Value> items() {
    return switch (kind) {
      case KEYS -> dict.entries().sequencedKeySet();
      case VALUES -> dict.entries().sequencedValues();
      case ITEMS -> new Pairs(dict);
    };
  }

  @Override
  public String typeName() {
    return kind.typeName;
  }

  private static final class Pairs extends AbstractCollection<Value> {
    private final DictValue dict;

    Pairs(DictValue dict) {
      this.dict = dict;
    }

    @Override
    public Iterator<Value> iterator() {
      Iterator<Map.Entry<Value, Value>> entries = dict.entries().entrySet().iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return entries.hasNext();
        }

        @Override
        public Value next() {
          Map.Entry<Value, Value> entry = entries.next();
          return TupleValue.of(entry.getKey(), entry.getValue());
        }
      };
    }

    @Override
    public int size() {
      return dict.entries().size();
    }
  }
}
