package dev.atoll.core.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atoll.domain.Ordered;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Sha256;
import dev.atoll.domain.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads what {@link PlanJson} wrote, and refuses what was changed since. */
public final class PlanReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String shown;
  private final Map<String, SequencedMap<String, String>> settings = new HashMap<>();

  private PlanReader(String shown) {
    this.shown = shown;
  }

  /**
   * The plan in a text.
   *
   * @param shown the file's name, for problems
   * @throws ProblemException {@link PlanCodes#NO_PLAN}, {@link PlanCodes#ALTERED}
   */
  public static PlanFile read(String text, String shown) {
    return new PlanReader(shown).read(text);
  }

  private PlanFile read(String text) {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw noPlan("it is no JSON: " + e.getOriginalMessage());
    }
    if (!root.path("plan").isObject() || !root.path("id").isTextual()) {
      throw noPlan("it is no object with 'format', 'id' and 'plan'");
    }
    if (root.path("format").asInt() != PlanJson.FORMAT) {
      throw noPlan(
          "its format is " + root.path("format") + ", and this program reads " + PlanJson.FORMAT);
    }
    String id = PlanFile.id(Sha256.of(root.path("plan").toString()));
    if (!id.equals(root.path("id").asText())) {
      throw new ProblemException(
          Problem.error(
              PlanCodes.ALTERED,
              Place.of(shown),
              "the plan was altered after it was made",
              "its content has another hash than its id says",
              "make the plan again; a plan is carried out as it is, or not at all"));
    }
    try {
      return new PlanFile(id, plan(root.path("plan")));
    } catch (IllegalArgumentException e) {
      throw noPlan("a field has a value that no plan has: " + e.getMessage());
    }
  }

  private ProblemException noPlan(String cause) {
    return new ProblemException(
        Problem.error(
            PlanCodes.NO_PLAN,
            Place.of(shown),
            "this is no plan",
            cause,
            "give a file that 'atoll plan --out FILE' wrote"));
  }

  private Plan plan(JsonNode json) {
    json.path("settings")
        .properties()
        .forEach(entry -> settings.put(entry.getKey(), textMap(entry.getValue())));
    Map<String, StepList> lists = new HashMap<>();
    for (JsonNode list : json.path("step_lists")) {
      List<PlannedStep> steps = new ArrayList<>();
      list.path("steps").forEach(step -> steps.add(step(step)));
      lists.put(text(list, "hash"), new StepList(text(list, "hash"), steps));
    }
    List<Plan.PlannedTenant> tenants = new ArrayList<>();
    for (JsonNode tenant : json.path("tenants")) {
      tenants.add(
          new Plan.PlannedTenant(
              new TenantId(text(tenant, "tenant")),
              Optional.ofNullable(lists.get(text(tenant, "steps")))
                  .orElseThrow(() -> new IllegalArgumentException("a list that is missing")),
              text(tenant, "settings"),
              text(tenant, "place"),
              optional(tenant, "overlays").orElse("")));
    }
    List<Plan.InvalidTenant> invalid = new ArrayList<>();
    for (JsonNode tenant : json.path("invalid")) {
      invalid.add(
          new Plan.InvalidTenant(
              new TenantId(text(tenant, "tenant")), text(tenant, "code"), text(tenant, "message")));
    }
    return new Plan(header(json), tenants, invalid);
  }

  private static Plan.Header header(JsonNode json) {
    SequencedMap<String, List<String>> selection = new LinkedHashMap<>();
    json.path("selection")
        .properties()
        .forEach(entry -> selection.put(entry.getKey(), texts(entry.getValue())));
    return new Plan.Header(
        text(json, "fleet"),
        text(json, "environment"),
        text(json, "verb"),
        selection,
        texts(json.path("options")),
        Plan.Scope.valueOf(text(json, "scope").toUpperCase(Locale.ROOT)),
        text(json, "release"));
  }

  private PlannedStep step(JsonNode json) {
    String settingsHash = text(json, "settings");
    return new PlannedStep(
        text(json, "node"),
        text(json, "name"),
        text(json, "type"),
        json.path("materialized").asText(),
        action(text(json, "action")),
        new Decision(
            StepReason.of(text(json, "reason"))
                .orElseThrow(() -> new IllegalArgumentException(text(json, "reason"))),
            json.path("because").asText()),
        optional(json, "sql_known_at_run"),
        new Fingerprint(
            text(json, "code"),
            text(json, "config"),
            settingsHash,
            text(json, "upstream"),
            optional(json, "sql")),
        settings.getOrDefault(settingsHash, Ordered.map(Map.of())));
  }

  private static PlannedStep.Action action(String code) {
    for (PlannedStep.Action action : PlannedStep.Action.values()) {
      if (action.code().equals(code)) {
        return action;
      }
    }
    throw new IllegalArgumentException(code);
  }

  private static Optional<String> optional(JsonNode json, String field) {
    return Optional.ofNullable(json.get(field)).map(JsonNode::asText);
  }

  private static String text(JsonNode json, String field) {
    JsonNode value = json.get(field);
    if (value == null || !value.isTextual()) {
      throw new IllegalArgumentException("no text '" + field + "'");
    }
    return value.asText();
  }

  private static List<String> texts(JsonNode json) {
    List<String> texts = new ArrayList<>();
    json.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private static SequencedMap<String, String> textMap(JsonNode json) {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    json.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return Ordered.map(texts);
  }
}
