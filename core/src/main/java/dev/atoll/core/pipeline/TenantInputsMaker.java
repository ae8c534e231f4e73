package dev.atoll.core.pipeline;

import dev.atoll.core.compile.LayerInputs;
import dev.atoll.core.compile.TenantInputs;
import dev.atoll.core.dbt.Notes;
import dev.atoll.core.resolve.Fleet;
import dev.atoll.core.resolve.Secret;
import dev.atoll.core.resolve.Tenant;
import dev.atoll.core.session.SecretTexts;
import dev.atoll.domain.Setting;
import dev.atoll.engine.Namespace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes what a tenant hands to the rendering of the project. */
final class TenantInputsMaker {
  /** Parts of the name of a setting that is never shown. */
  private static final List<String> HIDDEN = List.of("pass", "token", "secret", "key");

  private static final Set<String> NOT_SHOWN = Set.of("settings", "attach", "secrets", "admin");

  private final Fleet fleet;
  private final Invocation invocation;
  private final TenantInputs.Invoked invoked;
  private final SequencedMap<String, Object> flags;
  private final Loader.NotesFor notes;
  private final LayerInputsMaker maker;

  TenantInputsMaker(
      Fleet fleet,
      Invocation invocation,
      TenantInputs.Invoked invoked,
      SequencedMap<String, Object> flags,
      Loader.NotesFor notes) {
    this.fleet = fleet;
    this.invocation = invocation;
    this.invoked = invoked;
    this.flags = flags;
    this.notes = notes;
    this.maker = new LayerInputsMaker(fleet.contract(), invocation.environment());
  }

  TenantInputs of(Tenant tenant, Targets.Found found) {
    Namespace namespace = found.engine().namespace(found.target());
    LayerInputs layers = maker.of(tenant);
    Notes plainNotes = notes.of(tenant.id());
    Map<String, String> env = new LinkedHashMap<>(invocation.environment());
    tenant.env().forEach((name, setting) -> env.put(name, String.valueOf(plain(name, setting))));
    return new TenantInputs(
        tenant.id(),
        plain(tenant.vars()),
        looked(tenant),
        plain(tenant.config()),
        name -> Optional.ofNullable(env.get(name)),
        new TreeSet<>(env.keySet()),
        namespace,
        target(found, namespace, LayerInputsMaker.engine(tenant).keySet(), layers),
        new LinkedHashMap<>(flags),
        invoked,
        layers.secrets() == SecretTexts.NONE
            ? plainNotes
            : new MaskedNotes(plainNotes, layers.secrets()),
        layers);
  }

  private String looked(Tenant tenant) {
    return fleet.isPlain()
        ? "neither --vars nor vars: of dbt_project.yml sets it"
        : "no layer sets it (looked in "
            + fleet.layers().stream()
                .map(layer -> layer.file().replace("{tenant}", tenant.id().value()))
                .collect(Collectors.joining(", "))
            + "), nor does vars: of dbt_project.yml";
  }

  private static SequencedMap<String, @Nullable Object> target(
      Targets.Found found, Namespace namespace, Set<String> secrets, LayerInputs layers) {
    SequencedMap<String, @Nullable Object> target = new LinkedHashMap<>();
    target.put("name", found.name());
    target.put("target_name", found.name());
    target.put("profile_name", found.profile());
    target.put("type", found.engine().type());
    found
        .target()
        .settings()
        .forEach(
            (name, setting) -> {
              if (isShown(name)) {
                target.put(
                    name, secrets.contains(name) ? layers.secretField(name) : setting.value());
              }
            });
    target.put("database", namespace.database());
    target.put("schema", namespace.schema());
    target.putIfAbsent("threads", 1L);
    return target;
  }

  private static boolean isShown(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !NOT_SHOWN.contains(lower) && HIDDEN.stream().noneMatch(lower::contains);
  }

  private static SequencedMap<String, @Nullable Object> plain(
      SequencedMap<String, Setting> settings) {
    SequencedMap<String, @Nullable Object> values = new LinkedHashMap<>();
    settings.forEach((name, setting) -> values.put(name, plain(name, setting)));
    return values;
  }

  private static @Nullable Object plain(String name, Setting setting) {
    return setting.value() instanceof Secret ? "{secret:" + name + "}" : setting.value();
  }
}
