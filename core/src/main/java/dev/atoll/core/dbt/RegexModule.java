package dev.atoll.core.dbt;

import dev.atoll.jinja.python.Access;
import dev.atoll.jinja.python.Parameters;
import dev.atoll.jinja.value.Arguments;
import dev.atoll.jinja.value.DictValue;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.IntValue;
import dev.atoll.jinja.value.NoneValue;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code modules.re}. */
final class RegexModule {
  private RegexModule() {}

  static DictValue value() {
    DictValue module = new DictValue();
    for (String name : List.of("match", "fullmatch", "search", "findall", "finditer")) {
      module.put(name, onPattern(name, 2, "flags"));
    }
    module.put("split", onPattern("split", 3, "flags"));
    module.put("sub", onPattern("sub", 4, "flags"));
    module.put("subn", onPattern("subn", 4, "flags"));
    HostFunction compile =
        (arguments, render) ->
            pattern(
                arguments.only("compile", "pattern", "flags").require("compile", 0, "pattern"),
                arguments.find(1, "flags", IntValue.of(0)),
                render);
    module.put("compile", compile.named("compile"));
    HostFunction escape =
        (arguments, render) ->
            StringValue.of(
                escaped(
                    Parameters.text(arguments.require("escape", 0, "pattern"), "escape", render)));
    module.put("escape", escape.named("escape"));
    HostFunction purge = (arguments, render) -> NoneValue.NONE;
    module.put("purge", purge.named("purge"));
    for (RegexFlag flag : RegexFlag.values()) {
      module.put(flag.name(), IntValue.of(flag.bit()));
      module.put(flag.letter(), IntValue.of(flag.bit()));
    }
    return module.put("NOFLAG", IntValue.of(0));
  }

  /** A function that compiles its first argument and is otherwise a method of the pattern. */
  private static Value onPattern(String name, int flagsAt, String flags) {
    HostFunction function =
        (arguments, render) -> {
          PatternValue pattern =
              pattern(
                  arguments.require(name, 0, "pattern"),
                  arguments.find(flagsAt, flags, IntValue.of(0)),
                  render);
          List<Value> rest = new ArrayList<>(arguments.positional());
          if (rest.size() > flagsAt) {
            rest.remove(flagsAt);
          }
          if (!rest.isEmpty()) {
            rest.removeFirst();
          }
          Map<String, Value> named = new java.util.LinkedHashMap<>(arguments.named());
          named.remove("pattern");
          named.remove(flags);
          return Access.call(
              Access.attribute(pattern, name, render), Arguments.of(rest, named), render);
        };
    return function.named(name);
  }

  private static PatternValue pattern(Value pattern, Value flags, Render render) {
    if (pattern instanceof PatternValue compiled) {
      return compiled;
    }
    if (flags instanceof IntValue number) {
      return PatternValue.compile(
          Parameters.text(pattern, "compile", render), Math.toIntExact(number.longValue()));
    }
    throw DbtProblems.refused("a regular expression", "flags of modules.re");
  }

  private static String escaped(String text) {
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if ("()[]{}?*+-|^$\\.&~# \t\n\r\u000b\f".indexOf(character) >= 0) {
        result.append('\\');
      }
      result.append(character);
    }
    return result.toString();
  }
}
