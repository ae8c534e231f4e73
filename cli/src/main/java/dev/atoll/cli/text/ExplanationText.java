package dev.atoll.cli.text;

import dev.atoll.core.pipeline.Explanation;
import dev.atoll.core.pipeline.Explanation.Cause;
import dev.atoll.core.pipeline.Explanation.Declared;
import dev.atoll.core.pipeline.Explanation.Explained;
import dev.atoll.core.pipeline.Explanation.FormSeen;
import dev.atoll.core.pipeline.Explanation.InPlan;
import dev.atoll.core.pipeline.Explanation.LayerMet;
import dev.atoll.core.pipeline.Explanation.ReadSeen;
import dev.atoll.core.pipeline.Explanation.Said;
import dev.atoll.core.pipeline.Explanation.SqlSeen;
import dev.atoll.core.pipeline.Explanation.Standing;
import dev.atoll.domain.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Explanations as people read them. */
public final class ExplanationText {
  private static final int MAX_VALUE = 60;
  private static final int HASH = 12;
  private static final int SHOWN_CAUSES = 8;
  private static final String REFRESH = "full_refresh";

  private final Page page;

  public ExplanationText(Ink ink) {
    this.page = new Page(ink);
  }

  /** The whole explanation; one instance tells one. */
  public List<String> lines(Explanation explanation) {
    switch (explanation) {
      case Explanation.OfTenant tenant -> tenant(tenant);
      case Explanation.OfVariable variable -> variable(variable);
      case Explanation.OfConfig config -> config(config);
      case Explanation.OfNode node -> node(node);
    }
    return page.lines();
  }

  private void variable(Explanation.OfVariable explanation) {
    Explained variable = explanation.variable();
    page.title("%s of %s".formatted(variable.name(), explanation.tenant()));
    value(variable);
    words(variable);
    explanation.declared().ifPresent(this::declared);
    layers(explanation.layers());
  }

  private void value(Explained explained) {
    page.add(
        "  value  "
            + (explained.said().isEmpty() ? "(not set)" : PlainValue.text(explained.value())));
    explained.winner().ifPresent(winner -> page.add("  from   " + source(winner)));
  }

  private static String source(Said said) {
    return said.source() + said.place().map(place -> ", " + place).orElse("");
  }

  private void words(Explained explained) {
    if (explained.said().isEmpty()) {
      return;
    }
    page.section("who spoke, general to specific");
    List<List<String>> rows = new ArrayList<>();
    for (Said said : explained.said()) {
      rows.add(
          List.of(
              said.source(),
              said.place().map(Place::toString).orElse(""),
              did(said),
              standing(said.standing())));
    }
    page.table(rows);
  }

  private static String did(Said said) {
    String value = Columns.cut(PlainValue.text(said.value()), MAX_VALUE);
    return switch (said.did()) {
      case "set" -> value;
      case "unset" -> "(removes it)";
      default -> said.did() + " " + value;
    };
  }

  private static String standing(Standing standing) {
    return switch (standing) {
      case WINS -> "wins";
      case ADDS -> "adds";
      case LOST -> "lost";
    };
  }

  private void declared(Declared declared) {
    page.section("contract, " + declared.place());
    List<List<String>> rows = new ArrayList<>();
    String type = (declared.type() + " " + declared.allowed()).strip();
    rows.add(List.of("type", type));
    rows.add(
        List.of(
            "set by",
            declared.setBy().isEmpty()
                ? "any layer, and --vars"
                : String.join(", ", declared.setBy())));
    if (!declared.traits().isEmpty()) {
      rows.add(List.of("is", String.join(", ", declared.traits())));
    }
    if (!declared.description().isEmpty()) {
      rows.add(List.of("for", declared.description()));
    }
    page.table(rows);
  }

  private void layers(List<LayerMet> layers) {
    if (layers.isEmpty()) {
      return;
    }
    page.section("layers");
    page.table(
        layers.stream()
            .map(
                layer ->
                    List.of(
                        layer.layer(),
                        layer.file().orElse("(a label is missing)"),
                        layer.file().isPresent() && !layer.found() ? "no such file" : ""))
            .toList());
  }

  private void config(Explanation.OfConfig explanation) {
    page.title(
        "config %s of %s for %s"
            .formatted(explanation.config().name(), explanation.node(), explanation.tenant()));
    value(explanation.config());
    words(explanation.config());
    if (explanation.addsUp()) {
      page.add("");
      page.add("  what is said of this config adds up");
    }
  }

  private void tenant(Explanation.OfTenant tenant) {
    page.title(tenant.tenant() + " of " + tenant.fleet());
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("declared", tenant.declared().toString(), ""));
    tenant.environment().ifPresent(name -> rows.add(List.of("environment", name, "")));
    rows.add(row(tenant.enabled()));
    rows.add(row(tenant.engine()));
    if (!tenant.engineType().isEmpty()) {
      rows.add(List.of("engine type", tenant.engineType(), ""));
    }
    if (!tenant.route().isEmpty()) {
      rows.add(List.of("route", tenant.route(), ""));
    }
    tenant.routing().forEach(setting -> rows.add(row(setting)));
    page.table(rows);
    settings("labels", tenant.labels());
    layers(tenant.layers());
    if (!tenant.overlays().isEmpty()) {
      page.section("overlays, in their order");
      page.table(
          tenant.overlays().stream()
              .map(
                  overlay ->
                      List.of(
                          overlay.name(), overlay.winner().map(ExplanationText::source).orElse("")))
              .toList());
    }
    settings("variables", tenant.variables());
    settings("environment variables", tenant.env());
    tenant.nodes().ifPresent(this::nodes);
  }

  private static List<String> row(Explained setting) {
    return List.of(
        setting.name(),
        Columns.cut(PlainValue.text(setting.value()), MAX_VALUE),
        setting.winner().map(ExplanationText::source).orElse(""));
  }

  private void settings(String heading, List<Explained> settings) {
    if (!settings.isEmpty()) {
      page.section(heading);
      page.table(settings.stream().map(ExplanationText::row).toList());
    }
  }

  private void nodes(Explanation.Nodes nodes) {
    page.section("nodes");
    boolean same = nodes.deviations().isEmpty() && nodes.missing().isEmpty();
    page.add(
        same
            ? "  all %s as most of %s have them"
                .formatted(Amounts.of(nodes.nodes(), "node"), Amounts.of(nodes.fleet(), "tenant"))
            : "  %s of %s differ from what most of %s have"
                .formatted(
                    Amounts.count(nodes.deviations().size()),
                    Amounts.of(nodes.nodes(), "node"),
                    Amounts.of(nodes.fleet(), "tenant")));
    if (!nodes.missing().isEmpty()) {
      page.add(
          "  " + Amounts.of(nodes.missing().size(), "node") + " that most others have it lacks");
    }
    List<List<String>> rows = new ArrayList<>();
    nodes.deviations().forEach(node -> rows.add(List.of(node.node(), tenants("shared by", node))));
    nodes.missing().forEach(node -> rows.add(List.of(node.node(), tenants("missing for", node))));
    page.table(rows);
  }

  private static String tenants(String verb, Explanation.Deviation node) {
    return verb + " " + Amounts.of(node.sharing(), "tenant");
  }

  private void node(Explanation.OfNode node) {
    page.title("%s for %s".formatted(node.uniqueId(), node.tenant()));
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("declared", node.declared().toString()));
    node.relation().ifPresent(relation -> rows.add(List.of("relation", relation)));
    if (!node.overlays().isEmpty()) {
      rows.add(List.of("overlays", String.join(", ", node.overlays())));
    }
    rows.add(List.of("runs", node.runs()));
    page.table(rows);
    node.plan().ifPresent(this::plan);
    settings("configs", node.configs());
    if (!node.parents().isEmpty()) {
      page.section("reads from");
      page.table(
          node.parents().entrySet().stream()
              .map(parent -> List.of(parent.getKey(), parent.getValue()))
              .toList());
    }
    form(node.form());
  }

  private void plan(InPlan plan) {
    page.section("in a plan");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("build", said(plan)));
    List<Cause> causes = plan.causes();
    for (int i = 0; i < Math.min(causes.size(), SHOWN_CAUSES); i++) {
      Cause cause = causes.get(i);
      rows.add(
          List.of(
              i == 0 ? "via" : "", cause.name() + ": " + reason(cause.reason(), cause.because())));
    }
    if (causes.size() > SHOWN_CAUSES) {
      rows.add(List.of("", "and " + Amounts.count(causes.size() - SHOWN_CAUSES) + " more"));
    }
    if (plan.action() != InPlan.Action.NOT_SELECTED) {
      rows.add(List.of("--changed-only", changedOnly(plan.changedOnly())));
    }
    plan.lastTry().ifPresent(run -> rows.add(List.of("last try", "run " + run)));
    page.table(rows);
  }

  private static String said(InPlan plan) {
    return switch (plan.action()) {
      case RUN -> "runs, " + reason(plan.reason(), plan.because());
      case LEAVE -> "is left out, " + reason(plan.reason(), plan.because());
      case NOT_SELECTED -> "is not selected: the project's default selector leaves it out";
    };
  }

  private static String reason(String code, String because) {
    return because.isEmpty() ? code : code + ": " + because;
  }

  /** Whether a relation is missing only the plan itself finds out, so no more than this is said. */
  private static String changedOnly(InPlan.Action action) {
    return switch (action) {
      case RUN -> "runs";
      case LEAVE ->
          "is left out, unless a relation is missing: only 'atoll plan --changed-only' looks";
      case NOT_SELECTED -> "";
    };
  }

  private void form(FormSeen form) {
    page.section("form");
    page.add(
        "  %s, shared by %s of %s; there %s"
            .formatted(
                form.hash().substring(0, HASH),
                Amounts.count(form.sharing()),
                Amounts.of(form.fleet(), "tenant"),
                form.variants() == 1 ? "is 1 form" : "are " + Amounts.of(form.variants(), "form")));
    if (!form.reads().isEmpty()) {
      page.section("made from");
      page.table(form.reads().stream().map(ExplanationText::read).toList());
    }
    if (form.sql().isEmpty()) {
      page.section("SQL is known when it runs");
      form.unknownBecause().ifPresent(why -> page.add("  " + why));
    }
    form.sql().forEach(this::sql);
  }

  private void sql(SqlSeen sql) {
    page.section(sql.when().isEmpty() ? "SQL" : "SQL when its relation is " + words(sql.when()));
    sql.sql()
        .strip()
        .lines()
        .map(String::stripTrailing)
        .forEach(line -> page.add(line.isEmpty() ? "" : "  " + line));
  }

  private static String words(List<String> when) {
    return when.stream().map(ExplanationText::word).collect(Collectors.joining(", "));
  }

  private static String word(String when) {
    if (when.startsWith(REFRESH)) {
      String kind = when.substring(REFRESH.length()).strip();
      return (kind.isEmpty() ? "" : word(kind) + " ") + "with --full-refresh";
    }
    return when.equals("absent") ? when : "a " + when.replace('_', ' ');
  }

  private static List<String> read(ReadSeen read) {
    return List.of(
        read.kind() + " " + read.name(),
        Columns.cut(PlainValue.text(read.value()), MAX_VALUE),
        read.from());
  }
}
