package dev.atoll.core.resolve;

import dev.atoll.domain.Ordered;
import dev.atoll.domain.Origin;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import dev.atoll.domain.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** What a tenant's layers say of where its data comes from: {@code sources} and {@code inputs}. */
final class TenantFeeds {
  private TenantFeeds() {}

  /** The rules of all sources that the layers speak of. */
  static SequencedMap<String, SourceRule> sources(
      Optional<Traced> section, Placeholders placeholders, Problems problems) {
    SequencedMap<String, SourceRule> rules = new LinkedHashMap<>();
    keys(section)
        .forEach((name, traced) -> rules.put(name, rule(name, traced, placeholders, problems)));
    return rules;
  }

  private static SourceRule rule(
      String name, Traced traced, Placeholders placeholders, Problems problems) {
    SequencedMap<String, SourceRule.TableRule> tables = new LinkedHashMap<>();
    keys(traced.key("tables"))
        .forEach(
            (table, said) ->
                tables.put(
                    table,
                    new SourceRule.TableRule(
                        place(said),
                        text(said, "database", placeholders, problems),
                        text(said, "schema", placeholders, problems),
                        text(said, "identifier", placeholders, problems))));
    SourceRule rule =
        new SourceRule(
            name,
            place(traced),
            text(traced, "database", placeholders, problems),
            text(traced, "schema", placeholders, problems),
            tables,
            names(traced.key("optional")),
            names(traced.key("absent")));
    return rule;
  }

  private static SequencedMap<String, Traced> keys(Optional<Traced> section) {
    SequencedMap<String, Traced> set = new LinkedHashMap<>();
    section
        .filter(Traced::isSet)
        .map(Traced::keys)
        .orElse(Ordered.map(Map.of()))
        .forEach(
            (name, traced) -> {
              if (traced.isSet()) {
                set.put(name, traced);
              }
            });
    return set;
  }

  private static Place place(Traced traced) {
    return traced.origin().place().orElse(Place.of(traced.origin().layer()));
  }

  private static Optional<Setting> text(
      Traced traced, String key, Placeholders placeholders, Problems problems) {
    return EngineTargets.name(traced.key(key).orElse(null), placeholders, problems);
  }

  private static SequencedMap<String, Origin> names(Optional<Traced> list) {
    SequencedMap<String, Origin> names = new LinkedHashMap<>();
    list.filter(Traced::isSet)
        .ifPresent(
            traced -> {
              if (traced.value() instanceof List<?> items) {
                items.forEach(item -> names.put(String.valueOf(item), traced.origin()));
              }
            });
    return names;
  }

  /** The tables that must hold rows. */
  static List<RequiredInput> inputs(
      Optional<Traced> section, SequencedMap<String, SourceRule> sources, Problems problems) {
    List<RequiredInput> inputs = new ArrayList<>();
    names(section.flatMap(traced -> traced.key("required")))
        .forEach(
            (name, origin) -> {
              int dot = name.lastIndexOf('.');
              RequiredInput input =
                  new RequiredInput(name.substring(0, dot), name.substring(dot + 1), origin);
              inputs.add(input);
              contradiction(input, sources).ifPresent(problems::add);
            });
    return inputs;
  }

  private static Optional<Problem> contradiction(
      RequiredInput input, Map<String, SourceRule> sources) {
    SourceRule rule = sources.get(input.source());
    if (rule == null || !rule.absent().containsKey(input.table())) {
      return Optional.empty();
    }
    return Optional.of(
        Placeholders.problem(
            FleetCodes.BAD_INPUT,
            input.origin(),
            "input '" + input.name() + "' is required, and the tenant is said to lack it",
            "'absent' names it: " + rule.absent().get(input.table()),
            "remove it from one of the two"));
  }
}
