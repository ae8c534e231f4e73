package dev.atoll.core.dbt;

import dev.atoll.engine.ResultTable;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.HostValue;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The named results of {@code statement} blocks in one render: {@code store_result}, {@code
 * store_raw_result} and {@code load_result}
 * (https://docs.getdbt.com/reference/dbt-jinja-functions/statement-blocks).
 */
public final class StatementResults {
  private final Map<String, Result> results = new LinkedHashMap<>();
  private final Notes notes;

  public StatementResults(Notes notes) {
    this.notes = notes;
  }

  /** What an adapter says of a statement: {@code response.rows_affected}, prints its message. */
  public record Response(String message, String code, OptionalLong rows) implements HostValue {
    @Override
    public String typeName() {
      return "AdapterResponse";
    }

    @Override
    public Value print(Render render) {
      return StringValue.of(message);
    }

    @Override
    public @Nullable Value attribute(String name, Render render) {
      return switch (name) {
        case "_message", "message" -> StringValue.of(message);
        case "code" -> StringValue.of(code);
        case "rows_affected" -> rows.isPresent() ? IntValue.of(rows.getAsLong()) : NoneValue.NONE;
        default -> null;
      };
    }
  }

  private record Result(Value response, Value table) implements HostValue {
    @Override
    public String typeName() {
      return "dict";
    }

    @Override
    public @Nullable Value attribute(String name, Render render) {
      return switch (name) {
        case "response", "status" -> response;
        case "table" -> table;
        case "data" -> rows();
        default -> null;
      };
    }

    @Override
    public @Nullable Value item(Value key, Render render) {
      return key instanceof StringValue text ? attribute(text.text(), render) : null;
    }

    @Override
    public boolean isMapping() {
      return true;
    }

    private Value rows() {
      ResultTable rows = table instanceof TableValue value ? value.resultTable() : ResultTable.NONE;
      return Values.of(rows.rows());
    }
  }

  /** The table of a result, when it was stored with one. */
  public Optional<ResultTable> table(String name) {
    return Optional.ofNullable(results.get(name))
        .map(Result::table)
        .filter(TableValue.class::isInstance)
        .map(value -> ((TableValue) value).resultTable());
  }

  /** What the adapter said of a statement. */
  public Optional<Response> response(String name) {
    return Optional.ofNullable(results.get(name))
        .map(Result::response)
        .filter(Response.class::isInstance)
        .map(Response.class::cast);
  }

  CallableValue store() {
    return function(
        "store_result",
        (arguments, render) -> {
          put(
              arguments,
              arguments.require("store_result", 1, "response"),
              arguments.find(2, "agate_table", NoneValue.NONE));
          return StringValue.EMPTY;
        });
  }

  CallableValue storeRaw() {
    return function(
        "store_raw_result",
        (arguments, render) -> {
          Value message = arguments.find(1, "message", NoneValue.NONE);
          Value rows = arguments.find(3, "rows_affected", NoneValue.NONE);
          Response response =
              new Response(
                  message instanceof StringValue text ? text.text() : "",
                  String.valueOf(Values.toJava(arguments.find(2, "code", StringValue.EMPTY))),
                  Values.toJava(rows) instanceof Long count
                      ? OptionalLong.of(count)
                      : OptionalLong.empty());
          put(arguments, response, arguments.find(4, "agate_table", NoneValue.NONE));
          return StringValue.EMPTY;
        });
  }

  CallableValue load() {
    return function(
        "load_result",
        (arguments, render) -> {
          Result result = results.get(name(arguments));
          return result == null ? NoneValue.NONE : result;
        });
  }

  private void put(Arguments arguments, Value response, Value table) {
    results.put(
        name(arguments),
        new Result(response, table instanceof NoneValue ? TableValue.empty(notes) : table));
  }

  private static String name(Arguments arguments) {
    return String.valueOf(Values.toJava(arguments.require("load_result", 0, "name")));
  }

  private static CallableValue function(String name, HostFunction function) {
    return function.named(name);
  }
}
