package dev.atoll.engine;

/**
 * A server whose connections are shared out among all who connect to it.
 *
 * @param name compares equal for one server; may be shown
 * @param connections how many may be open at a time, at least 1
 */
public record Server(String name, int connections) {
  public Server {
    if (connections < 1) {
      throw new IllegalArgumentException("a server takes at least one connection: " + name);
    }
  }
}
