package dev.atoll.core.project;

import java.util.List;

/** Which block a macro was written as. */
public sealed interface MacroKind {
  /** {@code {% macro name() %}}. */
  record Plain() implements MacroKind {}

  /**
   * {@code {% test name(model) %}} or {@code {% data_test … %}}; the name without {@code test_}.
   */
  record GenericTest(String name) implements MacroKind {}

  /**
   * {@code {% materialization name, adapter='x' %}}.
   *
   * @param adapter {@code default} when the block says so or says nothing
   * @param languages {@code supported_languages}, {@code [sql]} when the block says nothing
   */
  record Materialization(String name, String adapter, List<String> languages) implements MacroKind {
    public Materialization {
      languages = List.copyOf(languages);
    }
  }
}
