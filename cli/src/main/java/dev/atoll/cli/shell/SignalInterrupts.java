package dev.atoll.cli.shell;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/** Hears SIGINT, SIGTERM, and SIGHUP, which comes when the terminal is closed. */
final class SignalInterrupts implements Interrupts {
  @Override
  public Listening listen(Runnable first, Runnable again) {
    AtomicBoolean heard = new AtomicBoolean();
    Runnable action =
        () -> {
          if (heard.compareAndSet(false, true)) {
            first.run();
          } else {
            again.run();
          }
        };
    Object interrupt = Signals.register("INT", action);
    Object termination = Signals.register("TERM", action);
    Object hangUp = Signals.register("HUP", action);
    return () -> {
      Signals.unregister("INT", interrupt);
      Signals.unregister("TERM", termination);
      Signals.unregister("HUP", hangUp);
    };
  }
}
