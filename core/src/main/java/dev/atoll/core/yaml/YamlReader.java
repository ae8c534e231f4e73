package dev.atoll.core.yaml;

import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads the text of one YAML file. */
public final class YamlReader {
  /** Malformed YAML. */
  public static final String MALFORMED = "A201";

  /** A key that stands twice in one mapping. */
  public static final String DUPLICATE_KEY = "A202";

  private static final String MERGE_KEY = "<<";

  private final String file;
  private final Problems problems;

  private YamlReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * Reads the first document of a text.
   *
   * @param file the name that places carry
   * @return the tree; empty when the text holds no value, or when it is malformed, which adds a
   *     Problem
   */
  public static Optional<YamlNode> read(String file, String text, Problems problems) {
    return new YamlReader(file, problems).read(text);
  }

  /**
   * As {@link #read}, for a file whose top must be a mapping; a file without any value is an empty
   * one.
   */
  public static Optional<YamlMap> readMap(String file, String text, Problems problems) {
    Problems found = new Problems();
    Optional<YamlNode> node = read(file, text, found);
    problems.addAll(found.sorted());
    if (found.hasErrors()) {
      return Optional.empty();
    }
    if (node.isEmpty() || (node.get() instanceof YamlScalar scalar && scalar.value() == null)) {
      return Optional.of(YamlMap.empty(Place.of(file, 1, 1)));
    }
    if (node.get() instanceof YamlMap map) {
      return Optional.of(map);
    }
    problems.add(
        Problem.error(
            MALFORMED,
            node.get().place(),
            "the file must hold keys and values at its top",
            "it holds " + node.get().kind(),
            "write 'key: value' lines"));
    return Optional.empty();
  }

  private Optional<YamlNode> read(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setMaxAliasesForCollections(10_000)
            .setCodePointLimit(64 << 20)
            .setAllowDuplicateKeys(true)
            .build();
    try {
      Composer composer =
          new Composer(
              settings, new ParserImpl(settings, new StreamReader(settings, tabsTolerated(text))));
      return composer.hasNext() ? Optional.of(convert(composer.next())) : Optional.empty();
    } catch (MarkedYamlEngineException e) {
      Place place = e.getProblemMark().map(this::place).orElse(Place.of(file));
      String cause = e.getContext() == null ? "" : e.getContext();
      problems.add(
          Problem.error(
              MALFORMED,
              place,
              "not valid YAML: " + e.getProblem(),
              cause,
              "mend the YAML here; indentation, a colon or a quote just before is the usual reason"));
      return Optional.empty();
    } catch (YamlEngineException e) {
      problems.add(
          Problem.error(
              MALFORMED,
              Place.of(file),
              "not valid YAML: " + e.getMessage(),
              "",
              "mend the YAML of this file"));
      return Optional.empty();
    }
  }

  /**
   * libyaml, which dbt reads with, lets a tab stand where only white space follows it on the line.
   */
  private static String tabsTolerated(String text) {
    if (text.indexOf('\t') < 0) {
      return text;
    }
    StringBuilder mended = new StringBuilder(text);
    for (int start = 0; start < mended.length(); ) {
      int end = mended.indexOf("\n", start);
      end = end < 0 ? mended.length() : end;
      if (mended.substring(start, end).isBlank()) {
        for (int i = start; i < end; i++) {
          mended.setCharAt(i, mended.charAt(i) == '\t' ? ' ' : mended.charAt(i));
        }
      }
      start = end + 1;
    }
    return mended.toString();
  }

  private YamlNode convert(Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar(scalar);
      case SequenceNode sequence ->
          new YamlList(place(sequence), sequence.getValue().stream().map(this::convert).toList());
      case MappingNode mapping -> mapping(mapping);
      default -> throw new IllegalStateException("unknown YAML node " + node.getNodeType());
    };
  }

  private YamlScalar scalar(ScalarNode node) {
    return new YamlScalar(place(node), ScalarTypes.value(node), node.getValue());
  }

  private YamlMap mapping(MappingNode node) {
    Map<String, YamlEntry> fields = new LinkedHashMap<>();
    List<YamlMap> merged = new ArrayList<>();
    for (NodeTuple tuple : node.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(MERGE_KEY)) {
        addMerged(convert(tuple.getValueNode()), merged);
        continue;
      }
      YamlEntry entry = entry(tuple);
      YamlEntry earlier = fields.put(entry.key(), entry);
      if (earlier != null) {
        problems.add(
            Problem.warning(
                DUPLICATE_KEY,
                entry.place(),
                "key '" + entry.key() + "' stands twice in one mapping",
                "it already stands at line " + earlier.place().line() + "; the last one counts",
                "keep one of them"));
      }
    }
    merged.forEach(map -> map.fields().forEach(fields::putIfAbsent));
    return new YamlMap(place(node), new LinkedHashMap<>(fields));
  }

  private void addMerged(YamlNode source, List<YamlMap> merged) {
    switch (source) {
      case YamlMap map -> merged.add(map);
      case YamlList list -> list.items().forEach(item -> addMerged(item, merged));
      case YamlScalar scalar ->
          problems.add(
              Problem.error(
                  MALFORMED,
                  scalar.place(),
                  "'<<' merges mappings, not " + scalar.kind(),
                  "",
                  "give it an alias of a mapping, such as '<<: *defaults'"));
    }
  }

  private YamlEntry entry(NodeTuple tuple) {
    Node key = tuple.getKeyNode();
    String name = key instanceof ScalarNode scalar ? scalar.getValue() : "";
    if (!(key instanceof ScalarNode)) {
      problems.add(
          Problem.error(
              MALFORMED,
              place(key),
              "a key must be a plain word or a string",
              "an unquoted '{' begins a mapping in YAML",
              "put quotes around a value that begins with '{{'"));
    }
    return new YamlEntry(name, place(key), convert(tuple.getValueNode()));
  }

  private Place place(Node node) {
    Place start = node.getStartMark().map(this::place).orElse(Place.of(file));
    if (node instanceof ScalarNode && node.getStartMark().isPresent()) {
      Mark from = node.getStartMark().get();
      int length =
          node.getEndMark()
              .filter(end -> end.getLine() == from.getLine())
              .map(end -> end.getColumn() - from.getColumn())
              .orElse(0);
      return start.withLength(Math.max(0, length));
    }
    return start;
  }

  private Place place(Mark mark) {
    return Place.of(file, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
