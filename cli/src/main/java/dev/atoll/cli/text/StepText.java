package dev.atoll.cli.text;

import dev.atoll.core.pipeline.BuildRequest;
import dev.atoll.core.pipeline.NodeRef;
import dev.atoll.core.pipeline.StepResult;
import dev.atoll.domain.Reason;
import java.util.Optional;

/** The lines of one step as a dbt user knows them: {@code 1 of 28 OK created sql table model …}. */
public final class StepText {
  private static final int DOTTED_WIDTH = 78;

  private final Ink ink;
  private final boolean compiles;

  /**
   * The lines of a run.
   *
   * @param verb of which some only compile
   */
  public StepText(Ink ink, BuildRequest.Verb verb) {
    this.ink = ink;
    this.compiles = verb == BuildRequest.Verb.COMPILE || verb == BuildRequest.Verb.DOCS;
  }

  public String started(NodeRef node, int index, int of) {
    return dotted(index + " of " + of + " START " + subject(node)) + " [RUN]";
  }

  public String finished(StepResult step, int index, int of) {
    boolean compiled = compiles && step.reason().kind() == Reason.Kind.DONE;
    String word = compiled ? "OK" : word(step);
    String text =
        index + " of " + of + " " + word + " " + (compiles ? compiling(step) : deed(step));
    Ink.Tone tone = tone(step.reason());
    return dotted(text) + " [" + ink.paint(tone, ending(step, word)) + "]";
  }

  private static String dotted(String text) {
    return text + " " + ".".repeat(Math.max(2, DOTTED_WIDTH - Columns.width(text)));
  }

  /** What a node is, before anything happened to it. */
  private static String subject(NodeRef node) {
    String name = node.relation().orElse(node.name());
    return switch (node.resourceType()) {
      case "model" -> "sql " + materialized(node) + "model " + name;
      case "seed" -> "seed file " + name;
      case "snapshot" -> "snapshot " + name;
      case "test" -> "test " + node.name();
      case "unit_test" -> "unit test " + node.name();
      case "source" -> "freshness of " + node.name();
      default -> node.resourceType() + " " + name;
    };
  }

  private static String materialized(NodeRef node) {
    Optional<String> materialized = node.materialized();
    return materialized.map(word -> word + " ").orElse("");
  }

  private static boolean isTest(NodeRef node) {
    return node.resourceType().equals("test") || node.resourceType().equals("unit_test");
  }

  private static String compiling(StepResult step) {
    return switch (step.reason().kind()) {
      case DONE, WARNED -> "compiled " + subject(step.node());
      case FAILED -> "compiling " + subject(step.node());
      case SKIPPED -> deed(step);
    };
  }

  private static String deed(StepResult step) {
    NodeRef node = step.node();
    if (isTest(node)) {
      return node.name();
    }
    if (node.resourceType().equals("source") || node.resourceType().equals("operation")) {
      return subject(node);
    }
    return switch (step.reason().kind()) {
      case DONE, WARNED ->
          switch (node.resourceType()) {
            case "seed" -> "loaded " + subject(node);
            case "snapshot" -> "snapshotted " + node.relation().orElse(node.name());
            default -> "created " + subject(node);
          };
      case FAILED -> "creating " + subject(node);
      case SKIPPED -> "relation " + node.relation().orElse(node.name());
    };
  }

  private static String word(StepResult step) {
    boolean source = step.node().resourceType().equals("source");
    boolean test = isTest(step.node()) || source;
    return switch (step.reason().kind()) {
      case DONE -> test ? "PASS" : "OK";
      case WARNED -> counted("WARN", step);
      case FAILED ->
          step.reason() == Reason.TEST_FAILED
              ? source ? "ERROR STALE" : counted("FAIL", step)
              : "ERROR";
      case SKIPPED -> "SKIP";
    };
  }

  private static String counted(String word, StepResult step) {
    return step.failures().isPresent() ? word + " " + step.failures().getAsLong() : word;
  }

  private static String ending(StepResult step, String word) {
    return switch (step.reason().kind()) {
      case SKIPPED -> "SKIP: " + step.reason().code();
      case DONE -> rows(step, word) + " in " + Amounts.brief(step.elapsed());
      case WARNED, FAILED -> word + " in " + Amounts.brief(step.elapsed());
    };
  }

  private static String rows(StepResult step, String word) {
    if (isTest(step.node()) || step.rows().isEmpty()) {
      return word;
    }
    return word + " " + Amounts.of(step.rows().getAsLong(), "row");
  }

  static Ink.Tone tone(Reason reason) {
    return switch (reason.kind()) {
      case DONE -> Ink.Tone.GOOD;
      case WARNED, SKIPPED -> Ink.Tone.WARN;
      case FAILED -> Ink.Tone.BAD;
    };
  }
}
