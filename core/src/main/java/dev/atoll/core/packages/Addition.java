package dev.atoll.core.packages;

import dev.atoll.core.yaml.YamlEntry;
import dev.atoll.core.yaml.YamlList;
import dev.atoll.core.yaml.YamlMap;
import dev.atoll.core.yaml.YamlNode;
import dev.atoll.core.yaml.YamlReader;
import dev.atoll.core.yaml.YamlScalar;
import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.ProblemException;
import dev.atoll.domain.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A package that is added to a list of packages.
 *
 * @param source where it is had
 * @param name of the hub, an address, or a folder
 * @param version version or bounds with commas between them, or a revision; as git or a folder may
 *     have none
 */
public record Addition(Source source, String name, Optional<String> version) {
  /** Where a package can be added from. */
  public enum Source {
    HUB("package", "version"),
    GIT("git", "revision"),
    LOCAL("local", "");

    private final String key;
    private final String versionKey;

    Source(String key, String versionKey) {
      this.key = key;
      this.versionKey = versionKey;
    }
  }

  private static final List<String> KEYS = List.of("package", "git", "local", "tarball", "private");

  /**
   * A file with the package in it.
   *
   * @param removed what it takes the place of, as it was written
   */
  record Added(String text, List<String> removed) {
    Added {
      removed = List.copyOf(removed);
    }
  }

  /**
   * The text of a file with this package at the end of its list, in the place of one that is the
   * same, everything else as it was, comments too.
   *
   * @param text empty for a file that is not there yet
   * @throws ProblemException when the file's list is not written over several lines
   */
  Added to(String file, String text) {
    requireVersion();
    Problems problems = new Problems();
    YamlMap map =
        YamlReader.readMap(file, text, problems)
            .orElseThrow(() -> new ProblemException(problems.sorted()));
    Optional<YamlEntry> list = map.entry("packages");
    List<String> lines = new ArrayList<>(text.lines().toList());
    List<YamlNode> items =
        list.map(YamlEntry::value).filter(YamlList.class::isInstance).stream()
            .flatMap(node -> ((YamlList) node).items().stream())
            .toList();
    if (items.isEmpty()) {
      return new Added(withList(lines, list), List.of());
    }
    int indent = indent(lines, items, list.orElseThrow());
    List<Integer> starts = items.stream().map(item -> item.place().line()).toList();
    int end = end(lines, starts.getLast(), indent);
    List<String> removed = new ArrayList<>();
    Set<Integer> gone = new TreeSet<>();
    for (int i = 0; i < items.size(); i++) {
      Optional<String> same = address(items.get(i)).filter(this::means);
      if (same.isPresent()) {
        removed.add(same.get());
        int next = i + 1 < items.size() ? starts.get(i + 1) - 1 : end;
        for (int line = starts.get(i) - 1; line < next; line++) {
          gone.add(line);
        }
      }
    }
    List<String> edited = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      if (line == end) {
        edited.addAll(lines(indent));
      }
      if (!gone.contains(line)) {
        edited.add(lines.get(line));
      }
    }
    if (end >= lines.size()) {
      edited.addAll(lines(indent));
    }
    return new Added(String.join("\n", edited) + "\n", removed);
  }

  private void requireVersion() {
    if (source == Source.HUB && version.isEmpty()) {
      throw notAdded(
          "--add-package " + name + " names no version",
          "a package of the hub needs one",
          "write it behind an @, such as " + name + "@1.3.0");
    }
  }

  private static ProblemException notAdded(String message, String cause, String mend) {
    return new ProblemException(Problem.error(PackageCodes.NOT_ADDED, message, cause, mend));
  }

  /** A file whose list is empty or is not there. */
  private String withList(List<String> lines, Optional<YamlEntry> list) {
    List<String> edited = new ArrayList<>(lines);
    if (list.isPresent()) {
      int line = list.get().place().line() - 1;
      boolean plain =
          lines.get(line).strip().matches("packages:\\s*(\\[\\s*\\]|~|null)?\\s*(#.*)?");
      if (!plain) {
        throw notWritten(list.get().place());
      }
      edited.set(line, "packages:");
      edited.addAll(line + 1, lines(2));
    } else {
      edited.add("packages:");
      edited.addAll(lines(2));
    }
    return String.join("\n", edited) + "\n";
  }

  private static ProblemException notWritten(Place place) {
    return new ProblemException(
        Problem.error(
            PackageCodes.NOT_ADDED,
            place,
            "a package cannot be added to this list",
            "it is not written with one package after each '- '",
            "write it so, or add the package yourself"));
  }

  /** How far the dash of each item stands in. */
  private static int indent(List<String> lines, List<YamlNode> items, YamlEntry list) {
    int indent = -1;
    for (YamlNode item : items) {
      String line = lines.get(item.place().line() - 1);
      int dash = line.length() - line.stripLeading().length();
      boolean block = line.stripLeading().startsWith("- ") && !line.substring(dash + 1).isBlank();
      if (!block || (indent >= 0 && dash != indent)) {
        throw notWritten(list.place());
      }
      indent = dash;
    }
    return indent;
  }

  /** The first line behind the last item that is none of its own, from 0. */
  private static int end(List<String> lines, int lastItem, int indent) {
    int end = lastItem;
    for (int line = lastItem; line < lines.size(); line++) {
      String text = lines.get(line);
      int in = text.length() - text.stripLeading().length();
      boolean empty = text.isBlank() || text.stripLeading().startsWith("#");
      if (!empty && in <= indent) {
        break;
      }
      if (!empty) {
        end = line + 1;
      }
    }
    return end;
  }

  private List<String> lines(int indent) {
    String in = " ".repeat(indent);
    List<String> lines = new ArrayList<>();
    lines.add(in + "- " + source.key + ": " + YamlTexts.scalar(name));
    version
        .filter(text -> !source.versionKey.isEmpty())
        .ifPresent(text -> lines.add(in + "  " + source.versionKey + ": " + versionText(text)));
    return lines;
  }

  private String versionText(String text) {
    return source == Source.HUB && text.contains(",")
        ? Stream.of(text.split(",", -1))
            .map(part -> "\"" + part.strip() + "\"")
            .collect(Collectors.joining(", ", "[", "]"))
        : YamlTexts.scalar(text);
  }

  private static Optional<String> address(YamlNode item) {
    return item instanceof YamlMap map
        ? KEYS.stream()
            .flatMap(key -> map.value(key).stream())
            .map(value -> value instanceof YamlScalar scalar ? scalar.text() : "")
            .findFirst()
        : Optional.empty();
  }

  /** As in dbt the last part of a name counts, wherever a package is had from. */
  private boolean means(String address) {
    return lastPart(address).equals(lastPart(name));
  }

  private static String lastPart(String address) {
    String bare = address.replaceFirst("(\\.git)?/*$", "");
    String last = bare.substring(bare.lastIndexOf('/') + 1);
    return last.toLowerCase(Locale.ROOT).replace('-', '_');
  }
}
