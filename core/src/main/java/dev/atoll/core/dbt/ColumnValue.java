package dev.atoll.core.dbt;

import dev.atoll.engine.Column;
import dev.atoll.jinja.python.Repr;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.BoolValue;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column as templates see it, as dbt-duckdb's: what an engine describes keeps its whole type text
 * in its type, so that {@code DECIMAL(18,3)} is no {@code is_numeric()}.
 *
 * @param type what templates read as dtype
 */
public record ColumnValue(
    String name,
    String type,
    @Nullable Long charSize,
    @Nullable Long numericPrecision,
    @Nullable Long numericScale)
    implements HostValue {
  private static final Set<String> STRINGS =
      Set.of("text", "character varying", "character", "varchar");
  private static final Set<String> FLOATS = Set.of("real", "float", "float4", "float8", "double");
  private static final Set<String> NUMERICS = Set.of("numeric", "decimal");
  private static final Set<String> INTEGERS =
      Set.of(
          "smallint",
          "integer",
          "bigint",
          "int",
          "int1",
          "int2",
          "int4",
          "int8",
          "tinyint",
          "hugeint",
          "utinyint",
          "usmallint",
          "uinteger",
          "ubigint",
          "signed",
          "short",
          "long");
  private static final long DEFAULT_STRING_SIZE = 256;

  /** A column as the engine describes it. */
  public static ColumnValue of(Column column) {
    return of(column.name(), column.type());
  }

  static ColumnValue of(String name, String type) {
    return new ColumnValue(name, type, null, null, null);
  }

  boolean isString() {
    return STRINGS.contains(type.toLowerCase(Locale.ROOT));
  }

  private boolean isOneOf(Set<String> types) {
    return types.contains(type.toLowerCase(Locale.ROOT));
  }

  /** The type to write in DDL; a string without a size has dbt's 256. */
  String dataType() {
    if (isString()) {
      return stringType(stringSize());
    }
    return isOneOf(NUMERICS) ? numericType(type, numericPrecision, numericScale) : type;
  }

  static String stringType(long size) {
    return "character varying(" + size + ")";
  }

  static String numericType(String type, @Nullable Long precision, @Nullable Long scale) {
    return precision == null || scale == null ? type : type + "(" + precision + "," + scale + ")";
  }

  private long stringSize() {
    if (!isString()) {
      throw DbtProblems.argument(
          "string_size() was asked of column '" + name + "' of type " + type,
          "test is_string() first");
    }
    return charSize == null ? DEFAULT_STRING_SIZE : charSize;
  }

  @Override
  public @Nullable Value attribute(String attribute, Render render) {
    return switch (attribute) {
      case "name", "column" -> StringValue.of(name);
      case "dtype" -> StringValue.of(type);
      case "char_size" -> Values.of(charSize);
      case "numeric_precision" -> Values.of(numericPrecision);
      case "numeric_scale" -> Values.of(numericScale);
      case "quoted" -> StringValue.of("\"" + name + "\"");
      case "data_type", "expanded_data_type" -> StringValue.of(dataType());
      case "fields" -> new ListValue(fields());
      default -> {
        HostFunction method = method(attribute);
        yield method == null
            ? ColumnClassValue.INSTANCE.attribute(attribute, render)
            : method.named(attribute);
      }
    };
  }

  private @Nullable HostFunction method(String method) {
    return switch (method) {
      case "is_string" -> answer(isString());
      case "is_integer" -> answer(isOneOf(INTEGERS));
      case "is_float" -> answer(isOneOf(FLOATS));
      case "is_numeric" -> answer(isOneOf(NUMERICS));
      case "is_number" -> answer(isOneOf(INTEGERS) || isOneOf(FLOATS) || isOneOf(NUMERICS));
      case "is_struct" -> answer(StructFields.isStruct(type));
      case "string_size" -> (arguments, render) -> Values.of(stringSize());
      case "can_expand_to" -> this::canExpandTo;
      case "literal" ->
          (arguments, render) ->
              StringValue.of(
                  Texts.of(arguments.require("literal", 0, "value"), render) + "::" + dataType());
      case "flatten" -> (arguments, render) -> new ListValue(flatten());
      default -> null;
    };
  }

  private static HostFunction answer(boolean answer) {
    return (arguments, render) -> BoolValue.of(answer);
  }

  private Value canExpandTo(Arguments arguments, Render render) {
    Value other = arguments.require("can_expand_to", 0, "other_column");
    return BoolValue.of(
        other instanceof ColumnValue wider
            && isString()
            && wider.isString()
            && wider.stringSize() > stringSize());
  }

  /** The fields of a struct, or of a list of structs. */
  List<ColumnValue> fields() {
    return StructFields.of(type);
  }

  /** The leaves of a struct under dotted names; the column itself when it is no struct. */
  List<ColumnValue> flatten() {
    List<ColumnValue> fields = fields();
    if (fields.isEmpty()) {
      return List.of(this);
    }
    List<ColumnValue> leaves = new ArrayList<>();
    for (ColumnValue field : fields) {
      leaves.addAll(of(name + "." + field.name, field.type).flatten());
    }
    return leaves;
  }

  @Override
  public String repr(Render render) {
    return "Column(column=%s, dtype=%s, char_size=%s, numeric_precision=%s, numeric_scale=%s)"
        .formatted(
            Repr.of(StringValue.of(name), render),
            Repr.of(StringValue.of(type), render),
            charSize == null ? "None" : charSize,
            numericPrecision == null ? "None" : numericPrecision,
            numericScale == null ? "None" : numericScale);
  }

  @Override
  public String typeName() {
    return "Column";
  }
}
