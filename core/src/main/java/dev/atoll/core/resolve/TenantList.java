package dev.atoll.core.resolve;

import dev.atoll.domain.Origin;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Setting;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Gathers tenants from whatever lists them, and refuses ids and labels that cannot be. */
final class TenantList {
  private static final Pattern LABEL = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
  private static final List<String> RESERVED = List.of("tenant", "env", "id");

  private final Problems problems;
  private final List<TenantEntry> entries = new ArrayList<>();
  private final Map<String, TenantEntry> byFoldedId = new HashMap<>();

  TenantList(Problems problems) {
    this.problems = problems;
  }

  List<TenantEntry> entries() {
    return List.copyOf(entries);
  }

  /** A valid id; empty, with a Problem, when a text cannot be one. */
  Optional<TenantId> id(String text, Place place) {
    Optional<String> objection = TenantId.objectionTo(text);
    if (objection.isEmpty()) {
      return Optional.of(new TenantId(text));
    }
    problems.add(
        Problem.error(
            FleetCodes.BAD_TENANT_ID,
            place,
            text.isEmpty() ? "a tenant has no id" : "tenant id '" + text + "' " + objection.get(),
            "ids become part of file, schema and role names",
            "give the tenant a plain id, such as 'acme' or 'shop_12'"));
    return Optional.empty();
  }

  void add(TenantEntry entry) {
    TenantEntry earlier = byFoldedId.putIfAbsent(entry.id().folded(), entry);
    if (earlier == null) {
      entries.add(entry);
      return;
    }
    boolean same = earlier.id().equals(entry.id());
    problems.add(
        Problem.error(
            FleetCodes.DUPLICATE_TENANT,
            entry.place(),
            same
                ? "tenant '" + entry.id() + "' is listed twice"
                : "tenant '%s' differs from '%s' only in case".formatted(entry.id(), earlier.id()),
            same
                ? "it already stands at " + earlier.place()
                : "'%s' stands at %s; file systems and databases may take the two for one"
                    .formatted(earlier.id(), earlier.place()),
            same ? "remove one of them" : "rename one of them"));
  }

  /** Whether a text can be the name of a label; otherwise adds a Problem. */
  static boolean acceptsLabel(String name, Place place, Problems problems) {
    if (LABEL.matcher(name).matches() && !RESERVED.contains(name)) {
      return true;
    }
    problems.add(
        Problem.error(
            FleetCodes.BAD_LABEL,
            place,
            name.isEmpty() ? "a label has no name" : "a label cannot be named '" + name + "'",
            RESERVED.contains(name)
                ? "the name already means something"
                : "names begin with a letter or '_' and hold letters, digits, '_' and '-'",
            "give it another name"));
    return false;
  }

  /** A label's value; empty, with a Problem, when it holds a line break or the like. */
  static Optional<Setting> label(String name, String value, Place place, Problems problems) {
    if (value.chars().noneMatch(Character::isISOControl)) {
      return Optional.of(new Setting(value, Origin.of(Layers.TENANTS, place)));
    }
    problems.add(
        Problem.error(
            FleetCodes.BAD_LABEL,
            place,
            "label '" + name + "' holds a line break or another control character",
            "labels become part of names, and are shown on one line",
            "write it on one line; a quote that is not closed is the usual reason"));
    return Optional.empty();
  }
}
