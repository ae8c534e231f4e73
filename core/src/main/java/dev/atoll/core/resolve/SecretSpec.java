package dev.atoll.core.resolve;

import dev.atoll.domain.Place;
import java.util.List;

/** Where a secret comes from, placeholders as written. */
public sealed interface SecretSpec {
  String name();

  Place place();

  /** An environment variable of the process. */
  record EnvironmentVariable(String name, Place place, String variable) implements SecretSpec {}

  /** The content of a file, without the line break at its end. */
  record TextFile(String name, Place place, String file) implements SecretSpec {}

  /** What a command prints. Declared only: running it is not supported yet. */
  record Command(String name, Place place, List<String> command) implements SecretSpec {}
}
