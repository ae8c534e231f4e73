package dev.atoll.core.dbt;

import dev.atoll.engine.TypeText;
import dev.atoll.jinja.python.Texts;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.NumberValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** dbt's {@code api.Column} as a class: makes columns. */
public enum ColumnClassValue implements HostValue {
  INSTANCE(TypeText.WHOLE),
  /** For engines whose types come apart. */
  IN_PARTS(TypeText.IN_PARTS);

  private static final Pattern DESCRIPTION = Pattern.compile("([^(]+)(?:\\(([^)]*)\\))?.*");

  private final TypeText typeText;

  ColumnClassValue(TypeText typeText) {
    this.typeText = typeText;
  }

  /** The class of an engine's columns. */
  public static ColumnClassValue of(TypeText typeText) {
    return switch (typeText) {
      case WHOLE -> INSTANCE;
      case IN_PARTS -> IN_PARTS;
    };
  }

  @Override
  public boolean isCallable() {
    return true;
  }

  @Override
  public Value call(Arguments arguments, Render render) {
    arguments.only(
        "Column", "column", "dtype", "char_size", "numeric_precision", "numeric_scale", "fields");
    return new ColumnValue(
        Texts.of(arguments.require("Column", 0, "column"), render),
        Texts.of(arguments.require("Column", 1, "dtype"), render),
        number(arguments.find(2, "char_size")),
        number(arguments.find(3, "numeric_precision")),
        number(arguments.find(4, "numeric_scale")),
        typeText);
  }

  private static @Nullable Long number(@Nullable Value value) {
    return switch (value) {
      case null -> null;
      case NoneValue none -> null;
      case IntValue integer -> integer.longValue();
      case NumberValue number -> (long) number.doubleValue();
      default -> throw DbtProblems.argument("a column's size is a number", "pass an integer");
    };
  }

  @Override
  public @Nullable Value attribute(String name, Render render) {
    HostFunction method =
        switch (name) {
          case "create" ->
              (arguments, inner) ->
                  ColumnValue.of(
                      text(arguments, "create", 0, "name", inner),
                      translated(text(arguments, "create", 1, "label_or_dtype", inner)),
                      typeText);
          case "translate_type" ->
              (arguments, inner) ->
                  StringValue.of(translated(text(arguments, "translate_type", 0, "dtype", inner)));
          case "string_type" -> ColumnClassValue::stringType;
          case "numeric_type" -> ColumnClassValue::numericType;
          case "from_description" ->
              (arguments, inner) ->
                  described(
                      text(arguments, "from_description", 0, "name", inner),
                      text(arguments, "from_description", 1, "raw_data_type", inner));
          default -> null;
        };
    return method == null ? null : method.named(name);
  }

  private static String text(
      Arguments arguments, String function, int position, String name, Render render) {
    return Texts.of(arguments.require(function, position, name), render);
  }

  /** The engine's name of a type that dbt names in its own way. */
  private static String translated(String label) {
    return label.toUpperCase(Locale.ROOT).equals("STRING") ? "TEXT" : label;
  }

  private static Value stringType(Arguments arguments, Render render) {
    Long size = number(arguments.require("string_type", 0, "size"));
    return StringValue.of(size == null ? "character varying" : ColumnValue.stringType(size));
  }

  private static Value numericType(Arguments arguments, Render render) {
    return StringValue.of(
        ColumnValue.numericType(
            text(arguments, "numeric_type", 0, "dtype", render),
            number(arguments.find(1, "precision")),
            number(arguments.find(2, "scale"))));
  }

  /** Reads {@code varchar(10)} or {@code decimal(18,3)} as type and sizes. */
  private Value described(String name, String description) {
    Matcher parts = DESCRIPTION.matcher(description);
    if (!parts.matches() || parts.group(2) == null) {
      return ColumnValue.of(name, description, typeText);
    }
    String[] sizes = parts.group(2).split(",", -1);
    return switch (sizes.length) {
      case 1 ->
          new ColumnValue(name, parts.group(1), size(sizes[0], description), null, null, typeText);
      case 2 ->
          new ColumnValue(
              name,
              parts.group(1),
              null,
              size(sizes[0], description),
              size(sizes[1], description),
              typeText);
      default -> ColumnValue.of(name, parts.group(1), typeText);
    };
  }

  private static Long size(String text, String description) {
    try {
      return Long.valueOf(text.strip());
    } catch (NumberFormatException notANumber) {
      throw DbtProblems.argument(
          "the type \"%s\" has \"%s\" where a size belongs".formatted(description, text),
          "write a type such as varchar(10) or decimal(18,3)");
    }
  }

  @Override
  public String typeName() {
    return "type";
  }

  @Override
  public String repr(Render render) {
    return "<class 'Column'>";
  }
}
