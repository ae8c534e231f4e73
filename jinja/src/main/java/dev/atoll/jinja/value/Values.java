package dev.atoll.jinja.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conversions between plain Java data and template values. */
public final class Values {
  private Values() {}

  /**
   * The value of plain data: null, Boolean, Integer, Long, BigInteger, Double, BigDecimal, String,
   * java.time dates, List, other Collections (as sets), Map; a Value stays what it is. Lists and
   * maps are copied.
   */
  public static Value of(@Nullable Object data) {
    return switch (data) {
      case null -> NoneValue.NONE;
      case Value value -> value;
      case String text -> StringValue.of(text);
      case Boolean bool -> BoolValue.of(bool);
      case Integer number -> IntValue.of(number);
      case Long number -> IntValue.of(number);
      case BigInteger number -> IntValue.of(number);
      case Double number -> new FloatValue(number);
      case BigDecimal number -> new DecimalValue(number);
      case List<?> list -> listOf(list);
      case Map<?, ?> map -> dictOf(map);
      case Collection<?> set -> new SetValue(listOf(set).items());
      default -> {
        if (TemporalValue.accepts(data)) {
          yield new TemporalValue(data);
        }
        throw new IllegalArgumentException("no template value for " + data.getClass());
      }
    };
  }

  public static StringValue of(String text) {
    return StringValue.of(text);
  }

  private static ListValue listOf(Collection<?> items) {
    ListValue list = new ListValue();
    for (Object item : items) {
      list.items().add(of(item));
    }
    return list;
  }

  private static DictValue dictOf(Map<?, ?> map) {
    DictValue dict = new DictValue();
    map.forEach((key, value) -> dict.entries().put(of(key), of(value)));
    return dict;
  }

  /**
   * Plain Java data of a value: the inverse of {@link #of}, with Long or BigInteger for integers,
   * LinkedHashMap and ArrayList; undefined and None are null, a concrete rope is a String. What has
   * no plain form (ropes with atoms, functions, host values) is returned as it is.
   */
  public static @Nullable Object toJava(Value value) {
    return switch (value) {
      case NoneValue none -> null;
      case UndefinedValue undefined -> null;
      case BoolValue bool -> bool.value();
      case IntValue number -> number.isSmall() ? (Object) number.longValue() : number.integer();
      case FloatValue number -> number.doubleValue();
      case DecimalValue number -> number.decimal();
      case StringValue string -> string.text();
      case Rope rope -> rope.isConcrete() ? rope.text() : rope;
      case ListValue list -> toJavaList(list.items());
      case TupleValue tuple -> toJavaList(tuple.items());
      case SetValue set -> toJavaList(set.items());
      case ViewValue view -> toJavaList(view.items());
      case RangeValue range -> toJavaList(elements(range));
      case DictValue dict -> toJavaMap(dict);
      case TemporalValue temporal -> temporal.temporal();
      case IteratorValue iterator -> iterator;
      case CallableValue callable -> callable;
      case HostValue host -> host;
    };
  }

  private static List<@Nullable Object> toJavaList(Collection<Value> items) {
    List<@Nullable Object> list = new ArrayList<>(items.size());
    for (Value item : items) {
      list.add(toJava(item));
    }
    return list;
  }

  private static Map<@Nullable Object, @Nullable Object> toJavaMap(DictValue dict) {
    Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
    dict.entries().forEach((key, value) -> map.put(toJava(key), toJava(value)));
    return map;
  }

  private static List<Value> elements(RangeValue range) {
    List<Value> elements = new ArrayList<>();
    for (long i = 0; i < range.size(); i++) {
      elements.add(IntValue.of(range.at(i)));
    }
    return elements;
  }

  /** A copy that shares no list, dict or set with the original. */
  public static Value copy(Value value) {
    return switch (value) {
      case ListValue list -> new ListValue(copies(list.items()));
      case TupleValue tuple -> new TupleValue(copies(tuple.items()));
      case SetValue set -> new SetValue(set.items());
      case DictValue dict -> {
        DictValue copy = new DictValue();
        dict.entries().forEach((key, item) -> copy.entries().put(key, copy(item)));
        yield copy;
      }
      default -> value;
    };
  }

  private static List<Value> copies(List<Value> items) {
    List<Value> copies = new ArrayList<>(items.size());
    for (Value item : items) {
      copies.add(copy(item));
    }
    return copies;
  }
}
