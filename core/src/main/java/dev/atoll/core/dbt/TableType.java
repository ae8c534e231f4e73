package dev.atoll.core.dbt;

import dev.atoll.jinja.python.Json;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.DecimalValue;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.TemporalValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The type of a column of a query's result. As in dbt it is found from the values, not from what
 * the engine says: integers stay integers, other numbers are decimals, lists and structs are JSON
 * text, a column of nulls is one of integers, and a column without rows one of booleans.
 */
enum TableType implements HostValue {
  BOOLEAN("Boolean"),
  INTEGER("Integer"),
  NUMBER("Number"),
  DATE("Date"),
  DATE_TIME("DateTime"),
  TEXT("Text");

  private final String name;

  TableType(String name) {
    this.name = name;
  }

  /** The type that holds all values of a column. */
  static TableType of(List<? extends @Nullable Object> values) {
    if (values.isEmpty()) {
      return BOOLEAN;
    }
    TableType type = null;
    for (Object value : values) {
      if (value != null) {
        TableType own = ofOne(value);
        type = type == null ? own : wider(type, own);
      }
    }
    return type == null ? INTEGER : type;
  }

  private static TableType ofOne(Object value) {
    return switch (value) {
      case Boolean bool -> BOOLEAN;
      case Integer number -> INTEGER;
      case Long number -> INTEGER;
      case BigInteger number -> INTEGER;
      case Number number -> NUMBER;
      case LocalDate date -> DATE;
      case LocalDateTime time -> DATE_TIME;
      case OffsetDateTime time -> DATE_TIME;
      default -> TEXT;
    };
  }

  private static TableType wider(TableType left, TableType right) {
    if (left == right) {
      return left;
    }
    if (isOneOf(left, right, INTEGER, NUMBER)) {
      return NUMBER;
    }
    return isOneOf(left, right, DATE, DATE_TIME) ? DATE_TIME : TEXT;
  }

  private static boolean isOneOf(TableType left, TableType right, TableType one, TableType two) {
    return (left == one && right == two) || (left == two && right == one);
  }

  /** A value of a column of this type. */
  Value value(@Nullable Object value) {
    if (value == null) {
      return NoneValue.NONE;
    }
    return switch (this) {
      case BOOLEAN, INTEGER, DATE -> Values.of(value);
      case NUMBER -> number(value);
      case DATE_TIME -> new TemporalValue(value instanceof LocalDate d ? d.atStartOfDay() : value);
      case TEXT -> StringValue.of(text(value));
    };
  }

  private static Value number(Object value) {
    return switch (value) {
      case BigDecimal decimal -> new DecimalValue(decimal);
      case BigInteger integer -> new DecimalValue(new BigDecimal(integer));
      case Double real when !Double.isFinite(real) -> Values.of(real);
      // Python makes the Decimal from the shortest text, which writes 1e+20 without a fraction.
      case Double real -> new DecimalValue(new BigDecimal(real.toString().replace(".0E", "E")));
      default -> new DecimalValue(new BigDecimal(value.toString()));
    };
  }

  private static String json(Value value) {
    return Json.write(value, Json.Keys.AS_THEY_ARE, -1, Render.plain());
  }

  private static String text(Object value) {
    return switch (value) {
      case String text -> text;
      case Boolean bool -> BoolValue.of(bool).toString();
      case LocalTime time -> Texts.of(new TemporalValue(time), Render.plain());
      case LocalDateTime time -> Texts.of(new TemporalValue(time), Render.plain());
      case byte[] bytes -> Python.bytes(bytes);
      case Collection<?> list -> json(Values.of(new ArrayList<>(list)));
      case Map<?, ?> map -> json(Values.of(map));
      default -> value.toString();
    };
  }

  @Override
  public String typeName() {
    return name;
  }

  @Override
  public String repr(Render render) {
    return "<" + name + " object>";
  }
}
