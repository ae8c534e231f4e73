package dev.atoll.cli.progress;

import dev.atoll.cli.text.Ink;
import dev.atoll.cli.text.StepText;
import dev.atoll.core.pipeline.BuildRequest;
import dev.atoll.core.pipeline.RunEvent;

/** A line when a step begins and one when it ends: the view of a single tenant. */
final class StepLines implements ProgressView {
  private final TimedLines lines;
  private final StepText steps;

  StepLines(TimedLines lines, Ink ink, BuildRequest.Verb verb) {
    this.lines = lines;
    this.steps = new StepText(ink, verb);
  }

  @Override
  public void on(RunEvent event) {
    switch (event) {
      case RunEvent.StepStarted step ->
          lines.print(step.at(), steps.started(step.node(), step.index(), step.of()));
      case RunEvent.StepFinished step ->
          lines.print(step.at(), steps.finished(step.result(), step.index(), step.of()));
      case RunEvent.Note note -> lines.print(note.at(), note.text());
      case RunEvent.RunStarted _,
          RunEvent.TenantStarted _,
          RunEvent.TenantFinished _,
          RunEvent.RunFinished _ -> {}
    }
  }

  @Override
  public void close() {}
}
