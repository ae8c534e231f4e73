package dev.atoll.cli.text;

import dev.atoll.core.pipeline.IdenticalReport;
import dev.atoll.core.pipeline.VariantReport;
import dev.atoll.core.pipeline.VariantReport.Cause;
import dev.atoll.core.pipeline.VariantReport.Form;
import dev.atoll.core.pipeline.VariantReport.OfNode;
import dev.atoll.core.pipeline.VariantReport.ValueOf;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Forms of nodes as people read them. */
public final class VariantText {
  private static final int HASH = 12;
  private static final int MAX_VALUE = 40;
  private static final int SHOWN_VALUES = 3;

  private final Ink ink;

  public VariantText(Ink ink) {
    this.ink = ink;
  }

  /** Nodes with several forms, and the number of the others. */
  public List<String> overview(VariantReport report) {
    List<OfNode> several = report.nodes().stream().filter(node -> node.forms().size() > 1).toList();
    List<String> lines = new ArrayList<>();
    if (!several.isEmpty()) {
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("node", "forms", "tenants", "because of"));
      for (OfNode node : several) {
        rows.add(
            List.of(
                node.uniqueId(),
                Amounts.count(node.forms().size()),
                sizes(node.forms()),
                node.causes().stream().map(VariantText::brief).collect(Collectors.joining("; "))));
      }
      lines.addAll(
          Columns.table(
              rows,
              List.of(
                  Columns.Side.LEFT, Columns.Side.RIGHT, Columns.Side.LEFT, Columns.Side.LEFT)));
      lines.add("");
    }
    int single = report.nodes().size() - several.size();
    lines.add(
        "%s: %s; %s of %s with one form, %s with several"
            .formatted(
                report.fleet(),
                Amounts.of(report.tenants(), "tenant"),
                Amounts.count(single),
                Amounts.of(report.nodes().size(), "node"),
                Amounts.count(several.size())));
    long some = report.nodes().stream().filter(node -> had(node) < report.tenants()).count();
    if (some > 0) {
      lines.add(Amounts.of(some, "node") + " not all tenants have");
    }
    return lines;
  }

  private static int had(OfNode node) {
    return node.forms().stream().mapToInt(form -> form.tenants().size()).sum();
  }

  private static String sizes(List<Form> forms) {
    String some =
        forms.stream()
            .limit(SHOWN_VALUES)
            .map(form -> Amounts.count(form.tenants().size()))
            .collect(Collectors.joining(" + "));
    return forms.size() > SHOWN_VALUES ? some + " + …" : some;
  }

  private static String brief(Cause cause) {
    String values =
        cause.values().stream()
            .limit(SHOWN_VALUES)
            .map(value -> Columns.cut(PlainValue.text(value.value()), MAX_VALUE))
            .collect(Collectors.joining(", "));
    String more = cause.values().size() > SHOWN_VALUES ? ", …" : "";
    String what = (cause.kind() + " " + cause.name()).strip();
    return "%s (%s%s)".formatted(what, values, more);
  }

  /** One node in full. */
  public List<String> node(VariantReport report) {
    List<String> lines = new ArrayList<>();
    for (OfNode node : report.nodes()) {
      lines.add(
          ink.paint(Ink.Tone.STRONG, node.uniqueId())
              + ": "
              + Amounts.of(node.forms().size(), "form")
              + " for "
              + Amounts.of(had(node), "tenant"));
      List<List<String>> rows = new ArrayList<>();
      for (Form form : node.forms()) {
        rows.add(
            List.of(
                form.hash().substring(0, HASH),
                Amounts.of(form.tenants().size(), "tenant"),
                ProblemText.names(form.tenants()),
                form.atRun() ? "SQL known when it runs" : ""));
      }
      lines.addAll(indented(rows));
      for (Cause cause : node.causes()) {
        lines.add("");
        lines.add(ink.paint(Ink.Tone.FAINT, (cause.kind() + " " + cause.name()).strip()));
        lines.addAll(indented(cause.values().stream().map(VariantText::row).toList()));
      }
    }
    return lines;
  }

  private static List<String> row(ValueOf value) {
    return List.of(
        Columns.cut(PlainValue.text(value.value()), MAX_VALUE),
        Amounts.of(value.tenants().size(), "tenant"),
        ProblemText.names(value.tenants()));
  }

  private static List<String> indented(List<List<String>> rows) {
    List<Columns.Side> sides =
        rows.isEmpty()
            ? List.of()
            : rows.getFirst().stream().map(cell -> Columns.Side.LEFT).toList();
    return Columns.table(rows, sides).stream().map(line -> "  " + line).toList();
  }

  /** Groups of tenants with the same logic. */
  public List<String> identical(IdenticalReport report) {
    List<String> lines = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    int tenants = 0;
    for (IdenticalReport.Group group : report.groups()) {
      tenants += group.tenants().size();
      rows.add(
          List.of(
              group.hash().substring(0, HASH),
              Amounts.of(group.tenants().size(), "tenant"),
              Amounts.of(group.nodes(), "node"),
              ProblemText.names(group.tenants())));
    }
    lines.addAll(indented(rows));
    lines.add("");
    lines.add(
        "%s: %s in %s of identical logic"
            .formatted(
                report.fleet(),
                Amounts.of(tenants, "tenant"),
                Amounts.of(report.groups().size(), "group")));
    if (!report.atRun().isEmpty()) {
      lines.add(
          "the SQL of %s is known only when it runs; they count by their source and what they read"
              .formatted(Amounts.of(report.atRun().size(), "node")));
    }
    return lines;
  }
}
