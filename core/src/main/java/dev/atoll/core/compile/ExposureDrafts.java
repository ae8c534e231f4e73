package dev.atoll.core.compile;

import dev.atoll.core.project.OtherProperties;
import dev.atoll.core.project.PropertiesFile;
import dev.atoll.core.project.ResourceType;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.domain.Place;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import dev.atoll.jinja.Template;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** Makes drafts of exposures: what outside of the project reads its models. */
final class ExposureDrafts {
  private static final String DEPENDS_ON = "depends_on";
  private static final List<String> SHOWN =
      List.of("type", "owner", "label", "maturity", "url", "meta", "tags");

  private final Scopes scopes;
  private final ConfigResolver configs;
  private final ParseRender parse;
  private final YamlRenderer yaml;
  private final Descriptions descriptions;
  private final Problems problems;
  private final Map<String, Map<String, @Nullable Object>> properties = new LinkedHashMap<>();

  ExposureDrafts(
      Scopes scopes,
      ConfigResolver configs,
      ParseRender parse,
      YamlRenderer yaml,
      Descriptions descriptions,
      Problems problems) {
    this.scopes = scopes;
    this.configs = configs;
    this.parse = parse;
    this.yaml = yaml;
    this.descriptions = descriptions;
    this.problems = problems;
  }

  /** The exposures of a file, the disabled ones among them. */
  List<Draft> of(PropertiesFile file) {
    List<Draft> drafts = new ArrayList<>();
    for (OtherProperties said : file.others()) {
      if (said.type() == ResourceType.EXPOSURE) {
        try {
          drafts.add(draft(file, said));
        } catch (ProblemException e) {
          problems.addAll(e.problems());
        }
      }
    }
    return drafts;
  }

  /** The node of a draft whose parents are known. */
  Node.Exposure node(Draft draft, SequencedSet<String> parents) {
    return new Node.Exposure(
        draft.facts(), parents, properties.getOrDefault(draft.facts().id(), Map.of()));
  }

  private Draft draft(PropertiesFile file, OtherProperties said) {
    String packageName = file.packageName();
    String name = said.name().text();
    List<String> fqn = file.fqn(name);
    Render render = parse.reading(packageName);
    Scope scope = scopes.yaml(packageName, render);
    Map<String, @Nullable Object> beside = new LinkedHashMap<>();
    for (String key : List.of("meta", "tags", "enabled")) {
      said.raw().value(key).ifPresent(value -> beside.put(key, yaml.render(value, scope, render)));
    }
    List<Map<String, @Nullable Object>> levels = new ArrayList<>(List.of(beside));
    said.raw()
        .value("config")
        .map(value -> yaml.render(value, scope, render))
        .ifPresent(value -> levels.add(asMap(value)));
    String id = "exposure." + packageName + "." + name;
    Map<String, @Nullable Object> ofConfig = levels.size() > 1 ? levels.getLast() : Map.of();
    NodeConfig config =
        configs.resolve(
            id, ResourceType.EXPOSURE, fqn, levels, new ConfigResolver.Written(ofConfig));
    configs.checkEnabled(config, id, name, said.place());
    Optional<Template> template =
        said.raw().value(DEPENDS_ON).map(value -> references(said.place(), value));
    NodeFacts facts =
        new NodeFacts(
            id,
            ResourceType.EXPOSURE,
            name,
            packageName,
            file.source().path(),
            file.source().originalPath(),
            fqn,
            "",
            template,
            said.place(),
            descriptions.of(said.raw().value("description"), packageName, scope, render),
            config);
    properties.put(facts.id(), shown(said, config, scope, render));
    Captured captured =
        config.enabled() && template.isPresent()
            ? parse.of(template.get(), packageName, name)
            : Captured.NOTHING;
    return Draft.of(facts, captured);
  }

  /** Each item is a call such as {@code ref('orders')}. */
  private Template references(Place place, YamlNode written) {
    StringBuilder calls = new StringBuilder();
    List<YamlNode> items = written instanceof YamlList list ? list.items() : List.of(written);
    for (YamlNode item : items) {
      calls.append("{{ ").append(item.toJava()).append(" }}");
    }
    return yaml.template(place, calls.toString());
  }

  private Map<String, @Nullable Object> shown(
      OtherProperties said, NodeConfig config, Scope scope, Render render) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (String key : SHOWN) {
      values.put(
          key, said.raw().value(key).map(value -> yaml.render(value, scope, render)).orElse(null));
    }
    if (values.get("owner") instanceof Map<?, ?> owner) {
      Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
      ordered.put("email", owner.get("email"));
      ordered.put("name", owner.get("name"));
      owner.forEach((key, value) -> ordered.putIfAbsent(String.valueOf(key), value));
      values.put("owner", ordered);
    }
    values.put("meta", config.map("meta"));
    values.put("tags", config.texts("tags"));
    return values;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> asMap(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
  }
}
