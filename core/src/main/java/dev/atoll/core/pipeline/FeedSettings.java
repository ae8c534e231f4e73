package dev.atoll.core.pipeline;

import dev.atoll.core.resolve.RequiredInput;
import dev.atoll.core.resolve.SourceRule;
import dev.atoll.core.resolve.Tenant;
import dev.atoll.domain.Origin;
import dev.atoll.domain.Setting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** What a tenant's layers say of where its data comes from, as settings with names. */
final class FeedSettings {
  private final SequencedMap<String, Setting> all = new LinkedHashMap<>();

  private FeedSettings() {}

  /** Such as {@code crm.schema}, {@code crm.orders optional}, {@code crm.orders required}. */
  static SequencedMap<String, Setting> of(Tenant tenant) {
    FeedSettings settings = new FeedSettings();
    tenant.sources().forEach(settings::add);
    for (RequiredInput input : tenant.inputs()) {
      settings.all.put(input.name() + " required", new Setting(true, input.origin()));
    }
    return settings.all;
  }

  private void add(String source, SourceRule rule) {
    add(source + ".database", rule.database());
    add(source + ".schema", rule.schema());
    rule.tables()
        .forEach(
            (table, place) -> {
              add(source + "." + table + ".database", place.database());
              add(source + "." + table + ".schema", place.schema());
              add(source + "." + table + ".identifier", place.identifier());
            });
    add(source, rule.optional(), "optional");
    add(source, rule.absent(), "absent");
  }

  private void add(String name, Optional<Setting> setting) {
    setting.ifPresent(found -> all.put(name, found));
  }

  private void add(String source, Map<String, Origin> tables, String word) {
    tables.forEach(
        (table, origin) -> all.put(source + "." + table + " " + word, new Setting(true, origin)));
  }
}
