package dev.atoll.core.pipeline;

import dev.atoll.core.resolve.SourceRule;
import dev.atoll.core.resolve.Tenant;
import dev.atoll.domain.Setting;
import dev.atoll.engine.Namespace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The schemas that a tenant's layers lead its sources to and that are nobody else's: no other
 * tenant is led there, and they bear the tenant's id. Anything less certain is for people to grant.
 */
final class OwnSources {
  private OwnSources() {}

  static List<Namespace> of(Loaded loaded, Loaded.Ready tenant, Namespace own) {
    Set<Namespace> others = new LinkedHashSet<>();
    for (Tenant other : loaded.resolved().all()) {
      if (!other.id().equals(tenant.id())) {
        schemas(other, own).map(OwnSources::folded).forEach(others::add);
      }
    }
    Pattern id =
        Pattern.compile(
            "(^|[^a-z0-9])"
                + Pattern.quote(tenant.id().value().toLowerCase(Locale.ROOT))
                + "($|[^a-z0-9])");
    return schemas(tenant.tenant(), own)
        .distinct()
        .filter(namespace -> !others.contains(folded(namespace)))
        .filter(namespace -> id.matcher(folded(namespace).schema()).find())
        .toList();
  }

  private static Stream<Namespace> schemas(Tenant tenant, Namespace own) {
    return tenant.sources().values().stream().flatMap(rule -> schemas(rule, own));
  }

  private static Stream<Namespace> schemas(SourceRule rule, Namespace own) {
    Stream<Optional<Namespace>> tables =
        rule.tables().values().stream()
            .map(
                table ->
                    namespace(
                        table.database().or(rule::database), table.schema().or(rule::schema), own));
    return Stream.concat(Stream.of(namespace(rule.database(), rule.schema(), own)), tables)
        .flatMap(Optional::stream);
  }

  private static Optional<Namespace> namespace(
      Optional<Setting> database, Optional<Setting> schema, Namespace own) {
    return schema.map(
        name ->
            new Namespace(
                database.map(known -> String.valueOf(known.value())).orElse(own.database()),
                String.valueOf(name.value())));
  }

  private static Namespace folded(Namespace namespace) {
    return new Namespace(
        namespace.database().toLowerCase(Locale.ROOT), namespace.schema().toLowerCase(Locale.ROOT));
  }
}
