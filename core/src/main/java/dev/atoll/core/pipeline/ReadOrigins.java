package dev.atoll.core.pipeline;

import dev.atoll.core.compile.ConfigTrail;
import dev.atoll.core.dbt.ConfigValue;
import dev.atoll.core.dbt.EnvVarFunction;
import dev.atoll.core.dbt.FlagsValue;
import dev.atoll.core.dbt.TargetValue;
import dev.atoll.core.dbt.VarFunction;
import dev.atoll.core.pipeline.Explanation.ReadSeen;
import dev.atoll.core.resolve.Tenant;
import dev.atoll.domain.Setting;
import dev.atoll.jinja.value.Question;
import dev.atoll.jinja.value.Read;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Says where the answers that a render got came from. */
final class ReadOrigins {
  private static final List<String> NAMES = List.of("ref", "source", "relation");

  private final Tenant tenant;
  private final SettingTrails trails;
  private final Map<String, List<ConfigTrail.Spoken>> configs;
  private final Invocation invocation;

  ReadOrigins(
      Tenant tenant,
      SettingTrails trails,
      Map<String, List<ConfigTrail.Spoken>> configs,
      Invocation invocation) {
    this.tenant = tenant;
    this.trails = trails;
    this.configs = configs;
    this.invocation = invocation;
  }

  /** A read with its origin; empty for references, which say nothing that the parents do not. */
  Optional<ReadSeen> of(Read read) {
    return switch (read.question()) {
      case Question.TextOf text ->
          Optional.of(
              new ReadSeen("name", text.atom().description(), plain(read.answer()), "routing"));
      case Question.Named named when NAMES.contains(named.kind()) -> Optional.empty();
      case Question.Named named ->
          Optional.of(new ReadSeen(named.kind(), named.name(), plain(read.answer()), from(named)));
    };
  }

  /** What was asked, by kind and name. */
  static <K> K key(Read read, BiFunction<String, String, K> maker) {
    return switch (read.question()) {
      case Question.TextOf text -> maker.apply("name", text.atom().description());
      case Question.Named named -> maker.apply(named.kind(), named.name());
    };
  }

  private String from(Question.Named named) {
    return switch (named.kind()) {
      case VarFunction.KIND -> trails.fromVariable(named.name());
      case EnvVarFunction.KIND -> environment(named.name());
      case TargetValue.KIND -> target(named.name());
      case ConfigValue.KIND -> config(named.name());
      case FlagsValue.KIND -> "the command's flags";
      default -> "the project";
    };
  }

  private String environment(String name) {
    Setting layered = tenant.env().get(name);
    if (layered != null) {
      return layered.origin().toString();
    }
    return invocation.environment().containsKey(name)
        ? "the process environment"
        : "not set: env_var()'s own default";
  }

  private String target(String field) {
    Optional<Setting> setting =
        switch (field) {
          case "schema" -> tenant.schema();
          case "database" -> tenant.database();
          default -> Optional.empty();
        };
    return setting
        .map(known -> known.origin().toString())
        .orElse(field.equals("name") ? "the environment" : "the engine");
  }

  private String config(String name) {
    List<ConfigTrail.Spoken> words = configs.getOrDefault(name, List.of());
    if (words.isEmpty()) {
      return "not set: config.get()'s own default";
    }
    ConfigTrail.Spoken last = words.getLast();
    return last.place().map(place -> last.source() + " (" + place + ")").orElse(last.source());
  }

  static @Nullable Object plain(@Nullable Value value) {
    return value == null ? null : Values.toJava(value);
  }
}
