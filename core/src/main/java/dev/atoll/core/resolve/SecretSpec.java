package dev.atoll.core.resolve;

import dev.atoll.domain.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where a secret comes from, placeholders as written. */
public sealed interface SecretSpec {
  String name();

  Place place();

  /** An environment variable of the process. */
  record EnvironmentVariable(String name, Place place, String variable) implements SecretSpec {}

  /** The content of a file, without the line break at its end. */
  record TextFile(String name, Place place, String file) implements SecretSpec {}

  /**
   * What a command prints, without the line break at its end.
   *
   * @param command program and arguments; no shell reads them
   * @param ttl how long a value is good for; empty for as long as the program runs
   * @param parallel how many of it may run at a time
   * @param timeout how long one may take
   */
  record Command(
      String name,
      Place place,
      List<String> command,
      Optional<Duration> ttl,
      int parallel,
      Duration timeout)
      implements SecretSpec {
    /** Unless the fleet file says otherwise. */
    static final int PARALLEL = 4;

    /** Unless the fleet file says otherwise. */
    static final Duration TIMEOUT = Duration.ofSeconds(30);

    public Command {
      command = List.copyOf(command);
    }
  }
}
