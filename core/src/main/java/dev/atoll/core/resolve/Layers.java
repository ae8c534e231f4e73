package dev.atoll.core.resolve;

import java.util.List;

/** Names of sources that are no layer of a file; a layer may not take one. */
final class Layers {
  static final String PROJECT = "project";
  static final String CONTRACT = "contract";
  static final String ROUTING = "routing";
  static final String TENANTS = "tenants";
  static final String ENGINES = "engines";
  static final String CLI = "cli";
  static final String BUILT_IN = "built-in";

  static final List<String> RESERVED =
      List.of(PROJECT, CONTRACT, ROUTING, TENANTS, ENGINES, CLI, BUILT_IN, "profile");

  private Layers() {}
}
