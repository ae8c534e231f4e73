package dev.atoll.core.dbt;

import dev.atoll.engine.Column;
import dev.atoll.engine.TypeText;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column as templates see it. As with dbt-duckdb, what an engine describes keeps its whole type
 * text in its type, so that {@code DECIMAL(18,3)} is no {@code is_numeric()}; or, as with
 * dbt-postgres, the type is told apart from its length, precision and scale.
 *
 * @param type what templates read as dtype
 */
public record ColumnValue(
    String name,
    String type,
    @Nullable Long charSize,
    @Nullable Long numericPrecision,
    @Nullable Long numericScale,
    TypeText typeText)
    implements HostValue {
  private static final Set<String> FLOATS_IN_PARTS =
      Set.of("real", "float", "float4", "float8", "double", "double precision");
  private static final Set<String> INTEGERS_IN_PARTS =
      Set.of(
          "smallint",
          "integer",
          "bigint",
          "smallserial",
          "serial",
          "bigserial",
          "int2",
          "int4",
          "int8",
          "serial2",
          "serial4",
          "serial8");
  private static final Pattern PARTS =
      Pattern.compile("(character varying|character|numeric)(?:\\((\\d+)(?:,(-?\\d+))?\\))?");

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
  public static ColumnValue of(Column column, TypeText typeText) {
    return switch (typeText) {
      case WHOLE -> of(column.name(), column.type(), TypeText.WHOLE);
      case IN_PARTS -> inParts(column.name(), column.type());
    };
  }

  static ColumnValue of(String name, String type, TypeText typeText) {
    return new ColumnValue(name, type, null, null, null, typeText);
  }

  /** As PostgreSQL's information_schema tells them apart. */
  private static ColumnValue inParts(String name, String type) {
    Matcher parts = PARTS.matcher(type);
    if (parts.matches()) {
      String bare = parts.group(1);
      Long first = parts.group(2) == null ? null : Long.valueOf(parts.group(2));
      boolean isNumber = bare.equals("numeric");
      Long scale = !isNumber || first == null ? null : scale(parts.group(3));
      return new ColumnValue(
          name, bare, isNumber ? null : first, isNumber ? first : null, scale, TypeText.IN_PARTS);
    }
    return switch (type) {
      case "smallint" -> sized(name, type, 16, 0L);
      case "integer" -> sized(name, type, 32, 0L);
      case "bigint" -> sized(name, type, 64, 0L);
      case "real" -> sized(name, type, 24, null);
      case "double precision" -> sized(name, type, 53, null);
      default -> of(name, type, TypeText.IN_PARTS);
    };
  }

  private static long scale(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static ColumnValue sized(String name, String type, long bits, @Nullable Long scale) {
    return new ColumnValue(name, type, null, bits, scale, TypeText.IN_PARTS);
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
      return isOfAnyLength() ? type : stringType(stringSize());
    }
    return isOneOf(NUMERICS) ? numericType(type, numericPrecision, numericScale) : type;
  }

  private boolean isOfAnyLength() {
    return typeText == TypeText.IN_PARTS
        && (type.equalsIgnoreCase("text")
            || (type.equalsIgnoreCase("character varying") && charSize == null));
  }

  private boolean isInteger() {
    return isOneOf(typeText == TypeText.IN_PARTS ? INTEGERS_IN_PARTS : INTEGERS);
  }

  private boolean isFloat() {
    return isOneOf(typeText == TypeText.IN_PARTS ? FLOATS_IN_PARTS : FLOATS);
  }

  static String stringType(long size) {
    return "character varying(" + size + ")";
  }

  static String numericType(String type, @Nullable Long precision, @Nullable Long scale) {
    return precision == null || scale == null ? type : type + "(" + precision + "," + scale + ")";
  }

  long stringSize() {
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
            ? ColumnClassValue.of(typeText).attribute(attribute, render)
            : method.named(attribute);
      }
    };
  }

  private @Nullable HostFunction method(String method) {
    return switch (method) {
      case "is_string" -> answer(isString());
      case "is_integer" -> answer(isInteger());
      case "is_float" -> answer(isFloat());
      case "is_numeric" -> answer(isOneOf(NUMERICS));
      case "is_number" -> answer(isInteger() || isFloat() || isOneOf(NUMERICS));
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
    return BoolValue.of(other instanceof ColumnValue wider && canExpandTo(wider));
  }

  boolean canExpandTo(ColumnValue wider) {
    return isString() && wider.isString() && wider.stringSize() > stringSize();
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
      leaves.addAll(of(name + "." + field.name, field.type, typeText).flatten());
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
