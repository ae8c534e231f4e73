package dev.atoll.core.overlay;

import dev.atoll.core.project.MacroDefinition;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.domain.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a replacement replaces, as one text: the resource as it is written, and every macro of the
 * project and its packages that it may call, directly or through others. Atoll's own macros are no
 * part of it: they change with Atoll, not with the project.
 *
 * <p>Calls are found in the text, whatever branch they stand in, so that the text is the same for
 * all tenants. A call by a name that is put together while rendering is not seen.
 */
final class OriginalText {
  private static final String PREFIX = "sha256:";

  /** A call inside a template: {@code name(} or {@code package.name(}. */
  private static final Pattern CALL = Pattern.compile("(?:\\b(\\w+)\\.)?\\b(\\w+)\\s*\\(");

  private static final Pattern DISPATCH =
      Pattern.compile("\\bdispatch\\s*\\(\\s*(?:macro_name\\s*=\\s*)?['\"](\\w+)['\"]");
  private static final Pattern TEMPLATE =
      Pattern.compile("\\{\\{.*?\\}\\}|\\{%.*?%\\}", Pattern.DOTALL);

  private final String root;
  private final Map<String, Map<String, MacroDefinition>> byPackage = new LinkedHashMap<>();
  private final Map<String, List<MacroDefinition>> implementations = new HashMap<>();
  private final Map<String, List<MacroDefinition>> called = new HashMap<>();

  OriginalText(Project project) {
    this.root = project.name();
    for (PackageSource source : project.packages()) {
      Map<String, MacroDefinition> macros = new HashMap<>();
      for (MacroDefinition macro : source.macros()) {
        macros.putIfAbsent(macro.name(), macro);
        int prefix = macro.name().indexOf("__");
        if (prefix > 0) {
          implementations
              .computeIfAbsent(macro.name().substring(prefix + 2), name -> new ArrayList<>())
              .add(macro);
        }
      }
      byPackage.put(source.name(), macros);
    }
  }

  /** The text of a resource and of the macros that it reaches. */
  String of(Resource resource) {
    String own = written(resource);
    TreeMap<String, MacroDefinition> reached = new TreeMap<>();
    reach(own, resource.packageName(), reached);
    reached.remove(resource.id());
    StringBuilder text = new StringBuilder(own).append('\n');
    for (MacroDefinition macro : reached.values()) {
      text.append("\n{# ").append(macro.id()).append(" #}\n");
      text.append(plain(macro.text())).append('\n');
    }
    return text.toString();
  }

  /** Whether a text has the form of a hash. */
  static boolean isHash(String text) {
    return text.matches(PREFIX + "[0-9a-f]{64}");
  }

  /** As {@code base:} writes it. */
  static String hash(String text) {
    return PREFIX + Sha256.of(text);
  }

  /** The file of a resource alone, its line ends those of Unix. */
  static String written(Resource resource) {
    return switch (resource.written()) {
      case Resource.Written.Sql(var file) -> plain(file.code());
      case Resource.Written.Snapshot(var block) -> plain(block.body());
      case Resource.Written.Macro(var macro) -> plain(macro.text());
      case Resource.Written.Yaml() -> "";
      case Resource.Written.Seed(var file) -> {
        try {
          yield plain(new String(Files.readAllBytes(file.file()), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
          // Reading the project has reported it.
          yield "";
        }
      }
    };
  }

  private static String plain(String text) {
    return text.replace("\r\n", "\n").strip();
  }

  private void reach(String text, String packageName, Map<String, MacroDefinition> reached) {
    for (MacroDefinition macro : calls(text, packageName)) {
      if (reached.putIfAbsent(macro.id(), macro) == null) {
        reach(macro.text(), macro.packageName(), reached);
      }
    }
  }

  private List<MacroDefinition> calls(String text, String packageName) {
    return called.computeIfAbsent(packageName + "\n" + text, key -> find(text, packageName));
  }

  private List<MacroDefinition> find(String text, String packageName) {
    List<MacroDefinition> found = new ArrayList<>();
    Matcher templates = TEMPLATE.matcher(text);
    while (templates.find()) {
      Matcher calls = CALL.matcher(templates.group());
      while (calls.find()) {
        String from = calls.group(1);
        add(found, from == null ? packageName : from, calls.group(2));
        if (from == null) {
          add(found, root, calls.group(2));
        }
      }
      Matcher dispatches = DISPATCH.matcher(templates.group());
      while (dispatches.find()) {
        found.addAll(implementations.getOrDefault(dispatches.group(1), List.of()));
      }
    }
    return List.copyOf(found);
  }

  private void add(List<MacroDefinition> found, String packageName, String name) {
    MacroDefinition macro = byPackage.getOrDefault(packageName, Map.of()).get(name);
    if (macro != null) {
      found.add(macro);
    }
  }
}
