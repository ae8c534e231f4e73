package dev.atoll.core.pipeline;

import java.util.Optional;

/** What is to be made. */
public sealed interface InitRequest {
  /** Whether a profile is made for a project. */
  enum ProfileSetup {
    WANTED,
    SKIPPED
  }

  /**
   * A project in a folder of its own; inside of a project only its profile.
   *
   * @param name asked for when empty and somebody answers
   */
  record OfProject(Optional<String> name, ProfileSetup profile) implements InitRequest {}

  /** The files of a fleet for the project that is here. */
  record OfFleet() implements InitRequest {}
}
