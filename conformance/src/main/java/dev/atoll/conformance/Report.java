package dev.atoll.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The verdicts, as a table for people and as JSON. */
record Report(String engine, List<Verdict> verdicts) {
  private static final int SHOWN = 40;

  /** The table, and below it each difference. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%-20s %-30s %-30s %8s %8s  %s%n"
            .formatted(
                "project (" + engine + ")",
                "dbt: seeds/models/tests, rows",
                "Atoll: seeds/models/tests, rows",
                "dbt s",
                "Atoll s",
                "verdict"));
    for (Verdict verdict : verdicts) {
      text.append(line(verdict));
    }
    for (Verdict verdict : verdicts) {
      details(verdict, text);
    }
    return text.toString();
  }

  private static String line(Verdict verdict) {
    return "%-20s %-30s %-30s %8s %8s  %s%n"
        .formatted(
            verdict.project(),
            counts(verdict.dbt()),
            counts(verdict.atoll()),
            seconds(verdict.dbt()),
            seconds(verdict.atoll()),
            word(verdict));
  }

  private static String word(Verdict verdict) {
    if (!verdict.broken().isEmpty()) {
      return "not run";
    }
    if (!verdict.differences().isEmpty()) {
      return verdict.differences().size() + " differences";
    }
    String equal = verdict.dbt() == null ? "ran" : "equal";
    if (!verdict.known().isEmpty()) {
      equal += ", " + verdict.known().size() + " known";
    }
    return verdict.unexpected().isEmpty() ? equal : equal + ", unexpected numbers";
  }

  static String counts(@Nullable Outcome outcome) {
    if (outcome == null) {
      return "-";
    }
    String warned = outcome.warnings() == 0 ? "" : " (" + outcome.warnings() + " warn)";
    return "%s %s %s%s, %d of %d"
        .formatted(
            of(outcome, "seed"),
            of(outcome, "model"),
            of(outcome, "test"),
            warned,
            outcome.withRows(),
            outcome.relations().size());
  }

  private static String of(Outcome outcome, String kind) {
    long well = outcome.well(kind);
    long all = outcome.all(kind);
    return well == all ? Long.toString(all) : well + "/" + all;
  }

  private static String seconds(@Nullable Outcome outcome) {
    return outcome == null ? "-" : "%.1f".formatted(outcome.seconds());
  }

  private static void details(Verdict verdict, StringBuilder text) {
    if (verdict.holds()) {
      return;
    }
    text.append("%n%s%n".formatted(verdict.project()));
    if (!verdict.broken().isEmpty()) {
      text.append("  ").append(verdict.broken()).append('\n');
    }
    verdict.differences().stream()
        .limit(SHOWN)
        .forEach(difference -> text.append("  ").append(difference).append('\n'));
    if (verdict.differences().size() > SHOWN) {
      text.append("  … and %d more%n".formatted(verdict.differences().size() - SHOWN));
    }
    verdict
        .unexpected()
        .forEach(line -> text.append("  not as listed: ").append(line).append('\n'));
  }

  /** The same as one JSON document. */
  String json() {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode top = mapper.createObjectNode();
    top.put("engine", engine);
    ArrayNode projects = top.putArray("projects");
    for (Verdict verdict : verdicts) {
      ObjectNode project = projects.addObject();
      project.put("project", verdict.project());
      project.put("verdict", word(verdict));
      project.put("broken", verdict.broken());
      outcome(project, "dbt", verdict.dbt());
      outcome(project, "atoll", verdict.atoll());
      verdict.differences().forEach(project.putArray("differences")::add);
      verdict.known().forEach(project.putArray("known_differences")::add);
      verdict.unexpected().forEach(project.putArray("not_as_listed")::add);
    }
    return top.toPrettyString() + "\n";
  }

  private static void outcome(ObjectNode project, String name, @Nullable Outcome outcome) {
    if (outcome == null) {
      return;
    }
    ObjectNode node = project.putObject(name);
    for (String kind : List.of("seed", "model", "test")) {
      node.put(kind + "s", outcome.well(kind));
      node.put(kind + "s_all", outcome.all(kind));
    }
    node.put("warnings", outcome.warnings());
    node.put("relations", outcome.relations().size());
    node.put("relations_with_rows", outcome.withRows());
    node.put("seconds", outcome.seconds());
  }
}
