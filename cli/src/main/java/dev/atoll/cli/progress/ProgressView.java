package dev.atoll.cli.progress;

import dev.atoll.core.pipeline.RunEvent;

/** One way of showing a run; called by one thread at a time. */
interface ProgressView extends AutoCloseable {
  void on(RunEvent event);

  @Override
  void close();
}
