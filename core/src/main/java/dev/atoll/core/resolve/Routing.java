package dev.atoll.core.resolve;

import dev.atoll.domain.Setting;
import java.util.Optional;

/** Where tenants' relations live unless a layer says otherwise; texts, placeholders as written. */
public record Routing(
    Optional<Setting> engine, Optional<Setting> database, Optional<Setting> schema) {
  static Routing none() {
    return new Routing(Optional.empty(), Optional.empty(), Optional.empty());
  }
}
