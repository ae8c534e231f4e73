package dev.atoll.core.pipeline;

import dev.atoll.core.pipeline.Explanation.Explained;
import dev.atoll.core.pipeline.Explanation.LayerMet;
import dev.atoll.core.pipeline.Explanation.Said;
import dev.atoll.core.pipeline.Explanation.Standing;
import dev.atoll.core.resolve.Contribution;
import dev.atoll.core.resolve.Fleet;
import dev.atoll.core.resolve.Tenant;
import dev.atoll.core.resolve.Traced;
import dev.atoll.domain.Setting;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What was said of one tenant's settings. */
final class SettingTrails {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{(?:env_var:([^{}]+)|([A-Za-z_][A-Za-z0-9_-]*))\\}");
  private static final String PROJECT = "project";

  private final Tenant tenant;
  private final Map<String, Setting> projectVars;

  /**
   * @param projectVars what the project and its packages declare
   */
  SettingTrails(Tenant tenant, Map<String, Setting> projectVars) {
    this.tenant = tenant;
    this.projectVars = projectVars;
  }

  /** A variable with every word on it. */
  Explained variable(String name) {
    Optional<Traced> traced = tenant.trace().key("vars").flatMap(vars -> vars.key(name));
    Setting ofProject = projectVars.get(name);
    if (traced.isEmpty()) {
      return ofProject == null
          ? new Explained(name, null, List.of())
          : new Explained(name, ofProject.value(), List.of(said(ofProject, Standing.WINS)));
    }
    List<Said> words = words(traced.get());
    boolean told =
        !traced.get().history().isEmpty()
            && traced.get().history().getFirst().origin().layer().equals(PROJECT);
    if (ofProject != null && !told) {
      words.addFirst(said(ofProject, Standing.LOST));
    }
    return new Explained(name, traced.get().isSet() ? traced.get().value() : null, words);
  }

  private static Said said(Setting setting, Standing standing) {
    return new Said(
        setting.origin().layer(), setting.origin().place(), "set", setting.value(), standing);
  }

  /** Another setting: a key of the tenant, or a key of one of its maps. */
  Optional<Explained> setting(String key) {
    return tenant.trace().key(key).filter(traced -> !traced.history().isEmpty()).map(of(key));
  }

  Optional<Explained> setting(String map, String key) {
    return tenant.trace().key(map).flatMap(found -> found.key(key)).map(of(key));
  }

  private static java.util.function.Function<Traced, Explained> of(String name) {
    return traced -> new Explained(name, traced.isSet() ? traced.value() : null, words(traced));
  }

  /** A setting whose history is not kept. */
  static Explained decided(String name, Setting setting) {
    return new Explained(name, setting.value(), List.of(said(setting, Standing.WINS)));
  }

  /** The words on a value: those before the last one that replaced everything have lost. */
  static List<Said> words(Traced traced) {
    List<Contribution> history = traced.history();
    int from = 0;
    for (int i = 0; i < history.size(); i++) {
      Contribution.Kind kind = history.get(i).kind();
      if (kind == Contribution.Kind.SET || kind == Contribution.Kind.UNSET) {
        from = i;
      } else if (kind == Contribution.Kind.REFUSED) {
        from = history.size();
      }
    }
    List<Said> words = new ArrayList<>();
    for (int i = 0; i < history.size(); i++) {
      Contribution word = history.get(i);
      Standing standing =
          i < from ? Standing.LOST : i == history.size() - 1 ? Standing.WINS : Standing.ADDS;
      words.add(
          new Said(
              word.origin().layer(),
              word.origin().place(),
              word.kind().name().toLowerCase(Locale.ROOT),
              word.written(),
              standing));
    }
    return words;
  }

  /** The names of all variables that anybody spoke of. */
  SortedSet<String> variableNames() {
    SortedSet<String> names = new TreeSet<>(projectVars.keySet());
    tenant.trace().key("vars").ifPresent(vars -> names.addAll(vars.keys().sequencedKeySet()));
    return names;
  }

  /** Where a variable's value came from, in words. */
  String fromVariable(String name) {
    return variable(name).winner().map(SettingTrails::words).orElse("not set: var()'s own default");
  }

  static String words(Said said) {
    return said.place().map(place -> said.source() + " (" + place + ")").orElse(said.source());
  }

  /** The layers as this tenant meets them. */
  List<LayerMet> layers(Fleet fleet, SequencedMap<String, String> environment) {
    return fleet.layers().stream()
        .map(
            layer -> {
              Optional<String> file = filled(layer.file(), environment);
              return new LayerMet(
                  layer.name(),
                  file,
                  file.filter(path -> Files.exists(fleet.root().resolve(path))).isPresent());
            })
        .toList();
  }

  private Optional<String> filled(String text, Map<String, String> environment) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String value =
          matcher.group(1) != null ? environment.get(matcher.group(1)) : named(matcher.group(2));
      if (value == null) {
        return Optional.empty();
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return Optional.of(matcher.appendTail(filled).toString());
  }

  private @Nullable String named(String name) {
    return switch (name) {
      case "tenant" -> tenant.id().value();
      case "env" -> tenant.environment().orElse(null);
      default -> {
        Setting label = tenant.labels().get(name);
        yield label == null ? null : String.valueOf(label.value());
      }
    };
  }
}
