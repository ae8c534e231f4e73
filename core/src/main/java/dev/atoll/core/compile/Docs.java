package dev.atoll.core.compile;

import dev.atoll.core.project.DocsBlock;
import dev.atoll.core.project.PackageSource;
import dev.atoll.core.project.Project;
import dev.atoll.domain.Nearest;
import dev.atoll.jinja.value.CallableValue;
import dev.atoll.jinja.value.Faults;
import dev.atoll.jinja.value.HostFunction;
import dev.atoll.jinja.value.StringValue;
import dev.atoll.jinja.value.Value;
import dev.atoll.jinja.value.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The docs blocks of a project and its packages, and dbt's {@code doc()} that finds them. */
final class Docs {
  /** A docs block that does not exist. */
  static final String UNKNOWN = "A404";

  private final Map<String, Map<String, String>> byPackage = new LinkedHashMap<>();
  private final String root;

  Docs(Project project) {
    this.root = project.name();
    for (PackageSource source : project.packages()) {
      Map<String, String> blocks = new LinkedHashMap<>();
      for (DocsBlock block : source.docs()) {
        blocks.put(block.name(), block.text());
      }
      byPackage.put(source.name(), blocks);
    }
  }

  /** {@code doc([package,] name)} as a node of a package calls it. */
  CallableValue function(String fromPackage) {
    HostFunction function =
        (arguments, render) -> {
          List<Value> names = arguments.positional();
          if (names.isEmpty() || names.size() > 2) {
            throw Faults.arguments("doc() takes a name, or a package and a name");
          }
          String name = String.valueOf(Values.toJava(names.getLast()));
          Optional<String> text =
              names.size() == 2
                  ? find(String.valueOf(Values.toJava(names.getFirst())), name)
                  : find(fromPackage, name).or(() -> find(root, name)).or(() -> anywhere(name));
          return StringValue.of(text.orElseThrow(() -> unknown(name)));
        };
    return function.named("doc");
  }

  private Optional<String> find(String packageName, String name) {
    return Optional.ofNullable(byPackage.getOrDefault(packageName, Map.of()).get(name));
  }

  private Optional<String> anywhere(String name) {
    return byPackage.keySet().stream().flatMap(source -> find(source, name).stream()).findFirst();
  }

  private RuntimeException unknown(String name) {
    List<String> known =
        byPackage.values().stream().flatMap(blocks -> blocks.keySet().stream()).toList();
    return Faults.fault(
        UNKNOWN,
        "no docs block is called '" + name + "'",
        "",
        Nearest.suggestion(
            name, known, "write {% docs " + name + " %}…{% enddocs %} in a .md file"));
  }
}
