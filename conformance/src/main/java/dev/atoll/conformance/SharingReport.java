package dev.atoll.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Whether sharing changes nothing, as a table for people and as JSON. */
record SharingReport(String engine, List<Verdict> verdicts) {
  private static final String ROW = "%-20s %8s %10s %8s  %s%n";
  private static final int SHOWN = 40;

  /**
   * One project.
   *
   * @param sql how many texts of SQL were compared
   * @param others how many plans, results and relations
   * @param broken why it could not be run at all; empty otherwise
   */
  record Verdict(
      String project, int tenants, int sql, int others, List<String> differences, String broken) {
    Verdict {
      differences = List.copyOf(differences);
    }

    static Verdict of(String project, int tenants, Texts shared, Texts fresh) {
      String broken = shared.sqlCount() == 0 ? "no SQL was made; see the logs" : "";
      return new Verdict(
          project,
          tenants,
          shared.sqlCount(),
          shared.otherCount(),
          shared.differences(fresh),
          broken);
    }

    static Verdict broken(String project, String why) {
      return new Verdict(project, 0, 0, 0, List.of(), why);
    }

    boolean holds() {
      return broken.isEmpty() && differences.isEmpty();
    }

    private String word() {
      if (!broken.isEmpty()) {
        return "not run";
      }
      return differences.isEmpty() ? "the same bytes" : differences.size() + " differ";
    }
  }

  String text() {
    StringBuilder text =
        new StringBuilder(
            ROW.formatted("sharing (" + engine + ")", "tenants", "SQL texts", "others", "verdict"));
    for (Verdict verdict : verdicts) {
      text.append(
          ROW.formatted(
              verdict.project, verdict.tenants, verdict.sql, verdict.others, verdict.word()));
    }
    for (Verdict verdict : verdicts) {
      if (!verdict.broken.isEmpty()) {
        text.append("%n%s: %s%n".formatted(verdict.project, verdict.broken));
      }
      verdict.differences.stream()
          .limit(SHOWN)
          .forEach(line -> text.append("%n%s: %s".formatted(verdict.project, line)));
    }
    return text.toString();
  }

  /** The same as one JSON document. */
  String json() {
    ObjectNode top = new ObjectMapper().createObjectNode();
    top.put("engine", engine);
    for (Verdict verdict : verdicts) {
      ObjectNode project = top.withArray("projects").addObject();
      project.put("project", verdict.project);
      project.put("tenants", verdict.tenants);
      project.put("sql", verdict.sql);
      project.put("others", verdict.others);
      project.put("verdict", verdict.word());
      project.put("broken", verdict.broken);
      verdict.differences.forEach(project.putArray("differences")::add);
    }
    return top.toPrettyString() + "\n";
  }
}
