package dev.atoll.jinja.run;

/** Statements with variables of their own. */
final class Block {
  private final Variables.Entry entry;
  private final Step[] steps;

  Block(Variables.Entry entry, Step[] steps) {
    this.entry = entry;
    this.steps = steps;
  }

  /** Makes the variables what they are at the beginning. */
  void enter(Frame frame) {
    entry.run(frame);
  }

  /** Runs the statements after {@link #enter}. */
  Step.Flow run(Frame frame) {
    return Step.all(steps, frame);
  }
}
