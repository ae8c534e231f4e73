package dev.atoll.acceptance.leaks;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the files of a fleet say for the leaks of a project, gathered from all of them. */
final class LeakDeclarations {
  private final StringBuilder contract = new StringBuilder();
  private final StringBuilder secrets = new StringBuilder();
  private final StringBuilder vars = new StringBuilder();
  private final StringBuilder env = new StringBuilder();
  private final StringBuilder extended = new StringBuilder();
  private final StringBuilder configured = new StringBuilder();
  private final StringBuilder replaced = new StringBuilder();
  private final Map<String, String> files = new LinkedHashMap<>();

  /** A text in YAML, whatever is in it. */
  static String text(String plain) {
    return '"' + plain.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  void var(String name, String value) {
    contract.append("  ").append(name).append(": {type: string}\n");
    vars.append("  ").append(name).append(": ").append(text(value)).append('\n');
  }

  void secret(String name, String value) {
    contract.append("  ").append(name).append(": {type: string, secret: true}\n");
    secrets.append("  ").append(name).append(": {file: \"secrets/" + name + ".txt\"}\n");
    vars.append("  ").append(name).append(": \"{secret:" + name + "}\"\n");
    files.put("secrets/" + name + ".txt", value);
  }

  void env(String name, String value) {
    env.append("  ").append(name).append(": ").append(text(value)).append('\n');
  }

  void extend(String model, String how) {
    extended.append("  ").append(model).append(": {").append(how).append("}\n");
  }

  void config(String model, String what) {
    configured.append("  ").append(model).append(": {").append(what).append("}\n");
  }

  /** A replacement; its base is written by {@code overlay rebase --accept}. */
  void replace(String resource, String file, String text) {
    replaced.append("  ").append(resource).append(":\n    file: ").append(file).append('\n');
    files.put("overlays/spy/" + file, text);
  }

  /** Whether something waits for its base. */
  boolean replaces() {
    return !replaced.isEmpty();
  }

  /** The files by path, fleet.yml without what it said before. */
  Map<String, String> files() {
    Map<String, String> all = new LinkedHashMap<>(files);
    all.put(
        "overlays/spy/overlay.yml",
        "name: spy\nadd: [\"models/**\"]\n"
            + section("extend", extended)
            + section("config", configured)
            + section("replace", replaced));
    all.put(
        "fleet/tenants/a.yml", "overlays: [spy]\n" + section("vars", vars) + section("env", env));
    return all;
  }

  /** What fleet.yml says more. */
  String ofFleet() {
    return "variables:\n  +from_project: true\n" + contract + section("secrets", secrets);
  }

  private static String section(String name, StringBuilder entries) {
    return entries.isEmpty() ? "" : name + ":\n" + entries;
  }
}
