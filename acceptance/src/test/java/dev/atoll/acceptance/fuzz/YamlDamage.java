package dev.atoll.acceptance.fuzz;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Changes what a YAML file says: values of wrong types, keys that are gone, new, or renamed. */
final class YamlDamage {
  private static final int HUGE = 20_000;
  private static final int DEEP = 120;

  /** A place in the tree that can be given another value. */
  private record Slot(Object container, Object key) {}

  private final Random random;

  YamlDamage(Random random) {
    this.random = random;
  }

  /** The same file with one thing changed; as it was, when it is no YAML. */
  String apply(String text) {
    Object root;
    try {
      root = new Load(LoadSettings.builder().build()).loadFromString(text);
    } catch (RuntimeException noYaml) {
      return text;
    }
    List<Slot> slots = new ArrayList<>();
    collect(root, slots, Collections.newSetFromMap(new IdentityHashMap<>()));
    if (slots.isEmpty()) {
      return text;
    }
    change(slots.get(random.nextInt(slots.size())), slots);
    return new Dump(DumpSettings.builder().build()).dumpToString(root);
  }

  /** An alias may lead back up, so what was seen is not entered again. */
  private static void collect(@Nullable Object value, List<Slot> slots, Set<Object> seen) {
    if (value == null || !seen.add(value)) {
      return;
    }
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, item) -> {
            slots.add(new Slot(map, key));
            collect(item, slots, seen);
          });
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        slots.add(new Slot(list, i));
        collect(list.get(i), slots, seen);
      }
    }
  }

  private void change(Slot slot, List<Slot> all) {
    Object value = value(slot);
    switch (random.nextInt(8)) {
      case 0 -> remove(slot);
      case 1 -> rename(slot);
      case 2 -> put(slot, List.of(value == null ? "" : value));
      case 3 -> put(slot, Map.of("name", value == null ? "" : value));
      case 4 -> put(slot, value(all.get(random.nextInt(all.size()))));
      case 5 -> put(slot, random.nextInt(4) == 0 ? slot.container : odd());
      default -> put(slot, odd());
    }
  }

  private static @Nullable Object value(Slot slot) {
    return slot.container instanceof Map<?, ?> map
        ? map.get(slot.key)
        : ((List<?>) slot.container).get((Integer) slot.key);
  }

  @SuppressWarnings("unchecked")
  private static void put(Slot slot, @Nullable Object value) {
    if (slot.container instanceof Map<?, ?> map) {
      ((Map<Object, @Nullable Object>) map).put(slot.key, value);
    } else {
      ((List<@Nullable Object>) slot.container).set((Integer) slot.key, value);
    }
  }

  private static void remove(Slot slot) {
    if (slot.container instanceof Map<?, ?> map) {
      map.remove(slot.key);
    } else {
      ((List<?>) slot.container).remove(((Integer) slot.key).intValue());
    }
  }

  private void rename(Slot slot) {
    Object value = value(slot);
    if (slot.container instanceof Map<?, ?>) {
      remove(slot);
      Object key = odd();
      put(new Slot(slot.container, key == null ? "" : key), value);
    }
  }

  private @Nullable Object odd() {
    return switch (random.nextInt(30)) {
      case 0 -> null;
      case 1 -> true;
      case 2 -> random.nextInt(100) - 50;
      case 3 -> Double.NaN;
      case 4 -> new BigInteger("9".repeat(40));
      case 5 -> "";
      case 6 -> " ";
      case 7 -> new ArrayList<>();
      case 8 -> new LinkedHashMap<>();
      case 9 -> new ArrayList<>(List.of("a", 1, List.of()));
      case 10 -> new LinkedHashMap<>(Map.of("a", Map.of("b", 1)));
      case 11 -> "{{ var('threshold') }}";
      case 12 -> "{{ var('nobody') }}";
      case 13 -> "{% if %}";
      case 14 -> "{{ ref('orders') }}";
      case 15 -> "{{ [1, 2][9] }}";
      case 16 -> "{{ env_var('NOT_SET') }}";
      case 17 -> "{tenant}{nobody}";
      case 18 -> "../../../../etc/passwd";
      case 19 -> "\u0000\u0007";
      case 20 -> "名前 \uD83D\uDE00";
      case 21 -> "x".repeat(HUGE);
      case 22 -> deep();
      case 23 -> "2024-02-30";
      case 24 -> "select 1; drop table x";
      case 25 -> "a\nb\r\nc";
      case 26 -> "'\"`";
      case 27 -> "{{ 'x' * 100 }}";
      case 28 -> -1.5e308;
      default -> "orders";
    };
  }

  private static Object deep() {
    Object value = "deep";
    for (int i = 0; i < DEEP; i++) {
      value = i % 2 == 0 ? List.of(value) : Map.of("a", value);
    }
    return value;
  }
}
