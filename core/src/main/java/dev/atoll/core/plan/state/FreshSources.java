package dev.atoll.core.plan.state;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which sources hold newer rows than the last time, by the two {@code sources.json}. */
final class FreshSources {
  private FreshSources() {}

  /**
   * When sources were loaded last, as one file says.
   *
   * @param unknown ids of those that could not be asked
   */
  record Loaded(Map<String, OffsetDateTime> latest, Set<String> unknown) {
    static Loaded read(Artifact file) {
      Map<String, OffsetDateTime> latest = new LinkedHashMap<>();
      Set<String> unknown = new LinkedHashSet<>();
      file.read(
          (name, part) -> {
            if (name.equals("results")) {
              part.items(
                  result -> {
                    String id = String.valueOf(result.get("unique_id"));
                    if (result.get("max_loaded_at") == null) {
                      unknown.add(id);
                    } else {
                      latest.put(id, moment(String.valueOf(result.get("max_loaded_at"))));
                    }
                  });
            }
          });
      return new Loaded(latest, unknown);
    }

    private static OffsetDateTime moment(String text) {
      String whole = text.replace(' ', 'T');
      try {
        return OffsetDateTime.parse(whole);
      } catch (DateTimeParseException withoutZone) {
        try {
          return java.time.LocalDateTime.parse(whole).atOffset(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
          throw new IllegalArgumentException("max_loaded_at is no time: " + text, e);
        }
      }
    }
  }

  /** The ids of the sources that hold newer rows, or were not asked then. */
  static Set<String> between(Loaded then, Loaded now) {
    Set<String> fresher = new LinkedHashSet<>();
    now.latest.forEach(
        (id, moment) -> {
          OffsetDateTime before = then.latest.get(id);
          if (before == null || moment.isAfter(before)) {
            fresher.add(id);
          }
        });
    fresher.removeAll(now.unknown);
    return fresher;
  }
}
