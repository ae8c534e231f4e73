package dev.atoll.core.execute;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atoll.jinja.value.ListValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node's hooks as macros see them: dicts of {@code sql} and {@code transaction}. */
final class Hooks {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Hooks() {}

  /** Hooks as configured: a text, a mapping, JSON of one, or a list of these. */
  static Value values(@Nullable Object configured) {
    ListValue hooks = new ListValue();
    for (Object item : items(configured)) {
      hooks.items().add(Values.of(hook(item, hooks.items().size())));
    }
    return hooks;
  }

  private static List<?> items(@Nullable Object configured) {
    return switch (configured) {
      case null -> List.of();
      case List<?> list -> list;
      case Object single -> List.of(single);
    };
  }

  /** The SQL of a hook that was rendered; whether it asks for a transaction is left aside. */
  static String sql(String rendered) {
    Object sql = parsed(rendered).get("sql");
    return sql == null ? "" : sql.toString();
  }

  /** Whether one of them runs outside of its node's transaction. */
  static boolean anyOutside(@Nullable Object configured) {
    return items(configured).stream()
        .anyMatch(item -> Boolean.FALSE.equals(hook(item, 0).get("transaction")));
  }

  private static Map<String, Object> hook(@Nullable Object item, int index) {
    Map<String, Object> hook = new LinkedHashMap<>();
    Map<?, ?> said = item instanceof Map<?, ?> map ? map : parsed(String.valueOf(item));
    Object sql = said.get("sql");
    Object transaction = said.get("transaction");
    hook.put("sql", sql == null ? "" : sql);
    hook.put("transaction", transaction == null || Boolean.TRUE.equals(transaction));
    hook.put("index", (long) index);
    return hook;
  }

  /** {@code before_begin(…)} and {@code after_commit(…)} give hooks as JSON text. */
  private static Map<?, ?> parsed(String text) {
    if (text.strip().startsWith("{") && text.contains("\"sql\"")) {
      try {
        return JSON.readValue(text, Map.class);
      } catch (JsonProcessingException plainSql) {
        return Map.of("sql", text);
      }
    }
    return Map.of("sql", text);
  }
}
