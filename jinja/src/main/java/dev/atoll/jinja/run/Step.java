package dev.atoll.jinja.run;

/** A statement, ready to be run in a frame. Immutable and shared by all renders. */
abstract class Step {
  /** How a statement ended. */
  enum Flow {
    NEXT,
    BREAK,
    CONTINUE
  }

  abstract Flow run(Frame frame);

  /** Runs statements until one leaves the loop they are in. */
  static Flow all(Step[] steps, Frame frame) {
    for (Step step : steps) {
      Flow flow = step.run(frame);
      if (flow != Flow.NEXT) {
        return flow;
      }
    }
    return Flow.NEXT;
  }
}
