package dev.atoll.core.check;

import dev.atoll.core.resolve.Layer;
import dev.atoll.core.resolve.ResolvedFleet;
import dev.atoll.core.resolve.Tenant;
import dev.atoll.domain.Setting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words that say who a tenant is: the ids, and the values of labels that choose layer files.
 * Short ones ({@code de}, {@code in}) are words of SQL as well, so they count only where they are a
 * whole string.
 */
final class TenantNames {
  private static final int MIN_WORD = 4;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");

  /**
   * A word that means tenants.
   *
   * @param meaning such as {@code tenant acme} or {@code label region}
   */
  record Name(String word, String meaning) {}

  private final Map<String, Name> whole = new LinkedHashMap<>();
  private final Map<String, Name> identifiers = new HashMap<>();
  private final Map<String, List<List<String>>> byFirstWord = new HashMap<>();

  private TenantNames() {}

  /**
   * The names of a fleet.
   *
   * @param taken names of the project's own resources, which mean those
   */
  static TenantNames of(ResolvedFleet fleet, Set<String> taken) {
    TenantNames names = new TenantNames();
    if (fleet.fleet().isPlain()) {
      // Its one tenant has a name that nobody gave it.
      return names;
    }
    for (Tenant tenant : fleet.all()) {
      String id = tenant.id().value();
      names.add(id, "the id of a tenant", taken);
    }
    for (Tenant tenant : fleet.all()) {
      for (Map.Entry<String, Setting> label : tenant.labels().entrySet()) {
        if (choosesLayers(label.getKey(), fleet.fleet().layers())) {
          String value = String.valueOf(label.getValue().value());
          names.whole.putIfAbsent(
              value.toLowerCase(Locale.ROOT),
              new Name(value, "a value of label '" + label.getKey() + "'"));
        }
      }
    }
    return names;
  }

  private static boolean choosesLayers(String label, List<Layer> layers) {
    return layers.stream().anyMatch(layer -> layer.file().contains("{" + label + "}"));
  }

  private void add(String id, String meaning, Set<String> taken) {
    Name name = new Name(id, meaning);
    whole.putIfAbsent(id.toLowerCase(Locale.ROOT), name);
    List<String> words = words(id);
    String folded = String.join("_", words);
    if (folded.length() >= MIN_WORD && !taken.contains(folded)) {
      identifiers.putIfAbsent(folded, name);
      byFirstWord.computeIfAbsent(words.getFirst(), first -> new ArrayList<>()).add(words);
    }
  }

  private static List<String> words(String text) {
    return BETWEEN_WORDS
        .splitAsStream(text.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** What an unquoted or quoted name of SQL means as a whole. */
  Optional<Name> identifier(String token) {
    return Optional.ofNullable(identifiers.get(token.toLowerCase(Locale.ROOT).replace('-', '_')));
  }

  /** What a string means: as a whole, or by an id that is one of its words. */
  Optional<Name> literal(String text) {
    Name exact = whole.get(text.strip().toLowerCase(Locale.ROOT));
    return exact != null ? Optional.of(exact) : within(text);
  }

  /** An id among the words of a text, such as of the name of a file. */
  Optional<Name> within(String text) {
    List<String> words = words(text);
    for (int i = 0; i < words.size(); i++) {
      for (List<String> id : byFirstWord.getOrDefault(words.get(i), List.of())) {
        if (i + id.size() <= words.size() && words.subList(i, i + id.size()).equals(id)) {
          return Optional.ofNullable(identifiers.get(String.join("_", id)));
        }
      }
    }
    return Optional.empty();
  }
}
