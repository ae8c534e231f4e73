package dev.atoll.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/** The verdicts on fleets, as a table for people and as JSON. */
record FleetReport(String engine, List<FleetVerdict> verdicts) {
  private static final String ROW = "%-20s %-10s %8s  %-30s %-22s %8s  %s%n";
  private static final int SHOWN = 40;

  String text() {
    StringBuilder text =
        new StringBuilder(
            ROW.formatted(
                "fleet (" + engine + ")",
                "into",
                "tenants",
                "each: seeds/models/tests, rows",
                "equal to the plain run",
                "Atoll s",
                "verdict"));
    for (FleetVerdict verdict : verdicts) {
      text.append(
          ROW.formatted(
              verdict.project(),
              verdict.places(),
              verdict.tenants(),
              Report.counts(verdict.first()),
              equal(verdict),
              "%.1f".formatted(verdict.seconds()),
              word(verdict)));
    }
    verdicts.stream().filter(verdict -> !verdict.holds()).forEach(bad -> details(bad, text));
    return text.toString();
  }

  private static String equal(FleetVerdict verdict) {
    return verdict.compared().stream()
        .map(one -> one.equal() + " " + one.with())
        .collect(Collectors.joining(", "));
  }

  private static String word(FleetVerdict verdict) {
    if (!verdict.broken().isEmpty()) {
      return "not run";
    }
    int known = verdict.compared().stream().mapToInt(FleetVerdict.Compared::known).sum();
    return (verdict.holds() ? "equal" : "differs") + (known == 0 ? "" : ", " + known + " known");
  }

  private static void details(FleetVerdict verdict, StringBuilder text) {
    text.append("%n%s into %s%n".formatted(verdict.project(), verdict.places()));
    if (!verdict.broken().isEmpty()) {
      text.append("  ").append(verdict.broken()).append('\n');
    }
    for (FleetVerdict.Compared one : verdict.compared()) {
      List<String> differences = one.differences();
      differences.stream()
          .limit(SHOWN)
          .forEach(line -> text.append("  ").append(line).append('\n'));
      if (differences.size() > SHOWN) {
        text.append("  … and %d more%n".formatted(differences.size() - SHOWN));
      }
    }
  }

  /** The same as one JSON document. */
  String json() {
    ObjectNode top = new ObjectMapper().createObjectNode();
    top.put("engine", engine);
    ArrayNode fleets = top.putArray("fleets");
    for (FleetVerdict verdict : verdicts) {
      ObjectNode fleet = fleets.addObject();
      fleet.put("project", verdict.project());
      fleet.put("into", verdict.places());
      fleet.put("tenants", verdict.tenants());
      fleet.put("seconds", verdict.seconds());
      fleet.put("verdict", word(verdict));
      fleet.put("broken", verdict.broken());
      for (FleetVerdict.Compared one : verdict.compared()) {
        ObjectNode compared = fleet.withArray("compared").addObject();
        compared.put("with", one.with());
        compared.put("equal", one.equal());
        compared.put("known_differences", one.known());
        one.differences().forEach(compared.putArray("differences")::add);
      }
    }
    return top.toPrettyString() + "\n";
  }
}
