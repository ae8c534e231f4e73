package dev.atoll.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlReader;
import dev.atoll.domain.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The schemas say what the readers say. */
final class FileSchemaTest {
  private static final Path CASES = Path.of("src/test/golden/fleet");
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final ObjectMapper json = new ObjectMapper();

  private List<String> keys(FileSchema schema, String pointer) throws IOException {
    JsonNode node = json.readTree(schema.text()).at(pointer + "/properties");
    assertThat(node.isObject()).as(pointer).isTrue();
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private void assertKeys(FileSchema schema, String pointer, List<String> ofReader)
      throws IOException {
    assertThat(keys(schema, pointer)).as(pointer).containsExactlyInAnyOrderElementsOf(ofReader);
  }

  @Test
  void everyKeyOfTheReadersIsInTheSchemasAndNoOther() throws IOException {
    FileSchema fleet = FileSchema.FLEET;
    assertKeys(fleet, "", FleetFileReader.KEYS);
    assertKeys(fleet, "/$defs/layer", FleetFileReader.LAYER_KEYS);
    assertKeys(fleet, "/$defs/variable", ContractReader.KEYS);
    assertKeys(fleet, "/$defs/secret", EnginesReader.SECRET_KEYS);
    assertKeys(fleet, "/properties/routing", EnginesReader.ROUTING_KEYS);
    assertKeys(fleet, "/properties/shared/additionalProperties", EnginesReader.SHARED_KEYS);
    assertKeys(fleet, "/properties/ledger", LedgerReader.KEYS);
    assertKeys(fleet, "/properties/policies", PoliciesReader.KEYS);
    assertKeys(
        fleet, "/properties/policies/properties/empty_inputs", PoliciesReader.EMPTY_INPUTS_KEYS);
    assertKeys(fleet, "/properties/variables", List.of(ContractReader.FROM_PROJECT));
    FileSchema layer = FileSchema.LAYER;
    assertKeys(layer, "", LayerFile.KEYS);
    assertKeys(layer, "/properties/limits/anyOf/0", LayerFile.LIMITS);
    assertKeys(layer, "/properties/config/anyOf/0", LayerSections.CONFIG_KEYS);
    assertKeys(layer, "/properties/inputs/anyOf/0", LayerSections.INPUT_KEYS);
    assertKeys(layer, "/$defs/source", LayerSections.SOURCE_KEYS);
    assertKeys(layer, "/$defs/table", LayerSections.TABLE_KEYS);
    FileSchema overlay = FileSchema.OVERLAY;
    assertKeys(overlay, "", OverlayReader.KEYS);
    assertKeys(overlay, "/properties/extend/additionalProperties", OverlayReader.EXTENSION);
    assertKeys(overlay, "/properties/replace/additionalProperties", OverlayReader.REPLACEMENT);
  }

  @Test
  void everyKeyIsDescribedForThoseWhoHoverOverIt() throws IOException {
    for (FileSchema schema : FileSchema.values()) {
      json.readTree(schema.text())
          .at("/properties")
          .properties()
          .forEach(
              property ->
                  assertThat(property.getValue().path("description").asText())
                      .as(schema + " " + property.getKey())
                      .isNotBlank());
    }
  }

  @Test
  void whatTheReadersTakeTheSchemasTake() throws IOException {
    int layers = 0;
    for (Path input : inputs()) {
      String expected = Files.readString(input.resolveSibling("expected.txt"));
      Path file = input.resolve("fleet.yml");
      if (expected.contains("error[") || !Files.exists(file)) {
        continue;
      }
      assertThat(errors(FileSchema.FLEET, file)).as(file.toString()).isEmpty();
      layers += checkLayers(input);
    }
    assertThat(layers).isGreaterThan(10);
    Path retail = Path.of("../examples/retail");
    assertThat(errors(FileSchema.FLEET, retail.resolve("fleet.yml"))).isEmpty();
    assertThat(checkLayers(retail)).isPositive();
  }

  private int checkLayers(Path root) throws IOException {
    Fleet fleet = FleetReader.read(root, new Problems()).orElseThrow();
    int checked = 0;
    for (Layer layer : fleet.layers()) {
      for (Path file : FileGlob.of(Template.of(layer.file()), layer.file()).find(fleet.root())) {
        boolean other = List.of("fleet.yml", "dbt_project.yml").contains(file.getFileName() + "");
        if (!other) {
          assertThat(errors(FileSchema.LAYER, file)).as(file.toString()).isEmpty();
          checked++;
        }
      }
    }
    return checked;
  }

  @Test
  void whatTheReadersRefuseForItsShapeTheSchemasRefuse() throws IOException {
    for (String refused :
        List.of(
            "unknown-keys/input/fleet.yml",
            "wrong-kinds/input/fleet.yml",
            "wrong-version/input/fleet.yml",
            "policies-wrong/input/fleet.yml",
            "secrets-wrong/input/fleet.yml")) {
      assertThat(errors(FileSchema.FLEET, CASES.resolve(refused))).as(refused).isNotEmpty();
    }
    for (String refused :
        List.of(
            "layer-file-keys/input/base.yml",
            "sources-and-inputs-wrong/input/acme.yml",
            "config-of-a-layer/input/beta.yml")) {
      assertThat(errors(FileSchema.LAYER, CASES.resolve(refused))).as(refused).isNotEmpty();
    }
  }

  @Test
  void anOverlayOfTheDesignIsTakenAndAMisspeltOneIsNot() throws IOException {
    String good =
        """
        name: loyalty
        owner: growth-team
        reason: points programme, contract 2026-118
        expires: 2027-06-30
        add: [models/**, macros/**]
        extend: {customers: {columns: {loyalty_tier: "'base'"}}}
        replace: {churn: {file: models/churn.sql, base: "sha256:0"}}
        config: {orders: {materialized: incremental, unique_key: order_id}}
        disable: [legacy_report]
        """;
    assertThat(errors(FileSchema.OVERLAY, good)).isEmpty();
    assertThat(errors(FileSchema.OVERLAY, good.replace("owner:", "onwer:"))).isNotEmpty();
    assertThat(errors(FileSchema.OVERLAY, good.replace("columns:", "colums:"))).isNotEmpty();
  }

  @Test
  void whatIsRefusedInPoliciesSharedAndTenantsIsRefusedHereToo() throws IOException {
    String fleet = "version: 1\ntenants: {file: t.csv}\n";
    for (String good :
        List.of(
            "policies: {check: {tenant_name: off, literal_place: {severity: warn, allow: [a]}}}",
            "shared: {crm: {engine: e, schema: s, views: 'v_{tenant}', tables: {o: 'a = 1'}}}",
            "name: shop")) {
      assertThat(errors(FileSchema.FLEET, fleet + good + "\n")).as(good).isEmpty();
    }
    for (String bad :
        List.of(
            "policies: {check: {tenant_nam: off}}",
            "policies: {check: {tenant_name: of}}",
            "policies: {check: {tenant_name: {alow: [a]}}}",
            "shared: {crm: {engine: e, schema: s, views: 'v_{tenant}'}}",
            "releases: {current: {path: x}}")) {
      assertThat(errors(FileSchema.FLEET, fleet + bad + "\n")).as(bad).isNotEmpty();
    }
    assertThat(errors(FileSchema.FLEET, "version: 1\ntenants: [{id: 5}]\n")).isNotEmpty();
    assertThat(errors(FileSchema.LAYER, "vars:\nconfig:\n")).isEmpty();
    assertThat(errors(FileSchema.LAYER, "release: x\n")).isNotEmpty();
  }

  private static List<Path> inputs() throws IOException {
    try (Stream<Path> cases = Files.list(CASES)) {
      return cases.map(folder -> folder.resolve("input")).sorted().toList();
    }
  }

  private List<Error> errors(FileSchema schema, Path file) throws IOException {
    return errors(schema, Files.readString(file));
  }

  private List<Error> errors(FileSchema schema, String yaml) throws IOException {
    Optional<YamlMap> map = YamlReader.readMap("file.yml", yaml, new Problems());
    Object data = map.<Object>map(found -> plain(found.toJava())).orElse(List.of());
    return REGISTRY
        .getSchema(schema.text())
        .validate(json.writeValueAsString(data), InputFormat.JSON);
  }

  /** As an editor has it: a day is text. */
  private static @Nullable Object plain(@Nullable Object data) {
    return switch (data) {
      case LocalDate day -> day.toString();
      case List<?> list -> {
        List<@Nullable Object> items = new ArrayList<>();
        list.forEach(item -> items.add(plain(item)));
        yield items;
      }
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
        map.forEach((key, value) -> entries.put(key, plain(value)));
        yield entries;
      }
      case null, default -> data;
    };
  }
}
