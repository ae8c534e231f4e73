package dev.atoll.core.compile;

import dev.atoll.core.project.ResourceType;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes nodes of a project called shop for tests. */
public final class Nodes {
  private Nodes() {}

  /** A model in a folder, with config, that reads other models by name. */
  public static Node.Model model(
      String folder, String name, Map<String, ?> config, String... reads) {
    String path = folder + "/" + name + ".sql";
    return new Node.Model(
        facts(ResourceType.MODEL, folder, name, "models/" + path, config),
        List.of(),
        List.of(),
        Ordered.set(Arrays.stream(reads).map(read -> "model.shop." + read).toList()),
        Optional.empty());
  }

  /** A generic test of models by name. */
  public static Node.Test test(String name, String kind, String... reads) {
    return new Node.Test(
        facts(ResourceType.TEST, "marts", name, "models/marts/schema.yml", Map.of()),
        Ordered.set(Arrays.stream(reads).map(read -> "model.shop." + read).toList()),
        Optional.of(
            new Node.GenericTest(
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                YamlMap.empty(Place.of("schema.yml")),
                new LinkedHashMap<>())));
  }

  /** A unit test of the model {@code orders} that gives and expects nothing. */
  public static Node.UnitTest unitTest(String name) {
    return new Node.UnitTest(
        facts(ResourceType.UNIT_TEST, "marts", name, "models/marts/schema.yml", Map.of()),
        Ordered.set(List.of("model.shop.orders")),
        "model.shop.orders",
        List.of(),
        Node.UnitTest.Rows.of(List.of()),
        new Node.UnitTest.Overrides(Map.of(), Map.of(), Map.of()));
  }

  private static NodeFacts facts(
      ResourceType type, String folder, String name, String path, Map<String, ?> config) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(ConfigDefaults.of(type));
    all.putAll(config);
    List<String> fqn = new ArrayList<>(List.of("shop"));
    fqn.addAll(List.of(folder.split("/", -1)));
    fqn.add(name);
    return new NodeFacts(
        type.word() + ".shop." + name,
        type,
        name,
        "shop",
        path,
        path,
        fqn,
        "",
        Optional.empty(),
        Place.of(path),
        "",
        new NodeConfig(new LinkedHashMap<>(all)));
  }
}
