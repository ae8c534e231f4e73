package dev.atoll.benchmarks;

import dev.atoll.demo.DemoOptions;
import dev.atoll.demo.DemoWorkspace;
import java.nio.file.Path;

/** Makes the demo's workspace without building it. */
public final class Workspace {
  private Workspace() {}

  /**
   * Makes it.
   *
   * @param arguments the folder and the number of tenants
   */
  public static void main(String[] arguments) throws InterruptedException {
    DemoOptions options = DemoOptions.of(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    DemoWorkspace.create(options, event -> {});
  }
}
