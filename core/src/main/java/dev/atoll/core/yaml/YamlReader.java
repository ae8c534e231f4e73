package dev.atoll.core.yaml;

import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads the text of one YAML file. */
public final class YamlReader {
  /** Malformed YAML. */
  public static final String MALFORMED = "A201";

  /** A key that stands twice in one mapping. */
  public static final String DUPLICATE_KEY = "A202";

  private static final long LARGEST = 5_000_000;

  private static final Pattern UNQUOTED = Pattern.compile("(:|-|^)\\s+\\{[{%]");
  private static final String QUOTE_BRACES = "put quotes around a value that begins with '{{'";

  private static final String MERGE_KEY = "<<";

  private final String file;
  private final Problems problems;
  private final Set<Node> beingRead = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<Node, YamlNode> converted = new IdentityHashMap<>();
  private final IdentityHashMap<Node, Long> sizes = new IdentityHashMap<>();
  private long size;

  private boolean endsInLine;
  private int length;

  private YamlReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * Reads the one document of a text.
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
    try {
      return document(text);
    } catch (YamlEngineException e) {
      return readWithoutTabs(text, e);
    } catch (StackOverflowError e) {
      // The library recurses for each level and has no limit of its own.
      return malformed(
          Place.of(file), "the values are nested too deeply", "", "nest them less deeply");
    }
  }

  private Optional<YamlNode> readWithoutTabs(String text, YamlEngineException reason) {
    String mended = tabsTolerated(text);
    if (mended.equals(text)) {
      return malformed(text, reason);
    }
    beingRead.clear();
    size = 0;
    converted.clear();
    sizes.clear();
    try {
      return document(mended);
    } catch (YamlEngineException | StackOverflowError e) {
      return malformed(text, reason);
    }
  }

  private Optional<YamlNode> document(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setMaxAliasesForCollections(10_000)
            .setCodePointLimit(64 << 20)
            .setAllowDuplicateKeys(true)
            .setAllowNonScalarKeys(true)
            .setSchema(ScalarTypes.SCHEMA)
            .build();
    endsInLine = !text.isEmpty() && !text.endsWith("\n") && !text.endsWith("\r");
    length = text.codePointCount(0, text.length());
    Composer composer =
        new Composer(settings, new ParserImpl(settings, new StreamReader(settings, text)));
    Optional<YamlNode> first =
        composer.hasNext() ? Optional.of(convert(composer.next())) : Optional.empty();
    return composer.hasNext() ? secondDocument(composer.next()) : first;
  }

  private Optional<YamlNode> malformed(String text, YamlEngineException e) {
    if (!(e instanceof MarkedYamlEngineException marked)) {
      return malformed(
          Place.of(file), "not valid YAML: " + e.getMessage(), "", "mend the YAML of this file");
    }
    Place found = marked.getProblemMark().map(this::place).orElse(Place.of(file));
    Optional<Place> began = marked.getContextMark().map(this::place);
    // At the end of the text there is nothing to see; what was never closed began earlier.
    Place place = found.line() > text.lines().count() ? began.orElse(found) : found;
    String context =
        marked.getContext() == null
            ? ""
            : marked.getContext()
                + began.filter(start -> !start.equals(place)).map(s -> ", from " + s).orElse("");
    String message = "not valid YAML: " + marked.getProblem();
    boolean braces =
        place.line() > 0
            && text.lines().skip(place.line() - 1L).limit(1).anyMatch(UNQUOTED.asPredicate());
    return braces
        ? malformed(place, message, "an unquoted '{' begins a mapping in YAML", QUOTE_BRACES)
        : malformed(
            place,
            message,
            context,
            "mend the YAML here; indentation, a colon or a quote just before is the usual reason");
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

  private Optional<YamlNode> secondDocument(Node node) {
    return malformed(
        place(node),
        "the file holds a second YAML document",
        "'---' or a line that begins further left than the first key starts one",
        "keep one document, or indent all keys alike");
  }

  private Optional<YamlNode> malformed(Place place, String message, String cause, String mend) {
    problems.add(Problem.error(MALFORMED, place, message, cause, mend));
    return Optional.empty();
  }

  private YamlNode convert(Node node) {
    if (node instanceof ScalarNode scalar) {
      size++;
      return scalar(scalar);
    }
    YamlNode earlier = converted.get(node);
    if (earlier != null) {
      // An alias: the tree shares what it stands for, and counts as if it were written out.
      size += sizes.getOrDefault(node, 1L);
      return earlier;
    }
    if (!beingRead.add(node)) {
      malformed(
          place(node), "an alias stands inside what it names", "", "take the alias out of it");
      return new YamlScalar(place(node), null, "");
    }
    long before = size++;
    YamlNode made = collection(node);
    beingRead.remove(node);
    if (!node.getTag().getValue().startsWith(Tag.PREFIX)) {
      notAValue(node, "the tag '" + node.getTag().getValue() + "' is not known");
    }
    if (size > LARGEST) {
      throw new YamlEngineException(
          "its aliases stand for more than "
              + LARGEST
              + " values; an alias in an alias multiplies");
    }
    converted.put(node, made);
    sizes.put(node, size - before);
    return made;
  }

  private YamlNode collection(Node node) {
    return switch (node) {
      case SequenceNode sequence ->
          new YamlList(place(sequence), sequence.getValue().stream().map(this::convert).toList());
      case MappingNode mapping -> mapping(mapping);
      default -> throw new IllegalStateException("unknown YAML node " + node.getNodeType());
    };
  }

  private YamlScalar scalar(ScalarNode node) {
    if (node.getValue().indexOf('\0') >= 0) {
      malformed(
          place(node),
          "a value holds the character NUL",
          "no name, path or text of SQL can hold it",
          "remove it");
      return new YamlScalar(place(node), "", "");
    }
    try {
      Object value = ScalarTypes.value(node);
      return new YamlScalar(
          place(node),
          value instanceof String text ? withoutAddedLineEnd(node, text) : value,
          node.getValue());
    } catch (IllegalArgumentException e) {
      notAValue(node, e instanceof NumberFormatException ? "" : String.valueOf(e.getMessage()));
      return new YamlScalar(place(node), node.getValue(), node.getValue());
    }
  }

  /** The library ends a block scalar with a line end where the file ends without one. */
  private String withoutAddedLineEnd(ScalarNode node, String text) {
    boolean block =
        node.getScalarStyle() == ScalarStyle.LITERAL || node.getScalarStyle() == ScalarStyle.FOLDED;
    boolean last = node.getEndMark().map(end -> end.getIndex() >= length).orElse(false);
    return block && last && endsInLine && text.endsWith("\n")
        ? text.substring(0, text.length() - 1)
        : text;
  }

  private void notAValue(Node node, String cause) {
    malformed(
        place(node),
        "not a value that YAML knows",
        cause,
        "put quotes around it to make it a string");
  }

  /**
   * As in PyYAML: merged keys come before the mapping's own, of several merges the later one wins,
   * and of a list of mappings the earlier.
   */
  private YamlMap mapping(MappingNode node) {
    Map<String, YamlEntry> own = new LinkedHashMap<>();
    Map<String, YamlEntry> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      if (isMerge(tuple.getKeyNode())) {
        merge(convert(tuple.getValueNode()), fields);
        continue;
      }
      YamlEntry entry = entry(tuple);
      YamlEntry earlier = own.put(entry.key(), entry);
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
    fields.putAll(own);
    return new YamlMap(place(node), new LinkedHashMap<>(fields));
  }

  private static boolean isMerge(Node key) {
    return key instanceof ScalarNode scalar
        && scalar.getValue().equals(MERGE_KEY)
        && ScalarTypes.isPlain(scalar);
  }

  private void merge(YamlNode source, Map<String, YamlEntry> fields) {
    switch (source) {
      case YamlMap map -> fields.putAll(map.fields());
      case YamlList list -> list.items().reversed().forEach(item -> merge(item, fields));
      case YamlScalar scalar ->
          malformed(
              scalar.place(),
              "'<<' merges mappings, not " + scalar.kind(),
              "",
              "give it an alias of a mapping, such as '<<: *defaults'");
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
              QUOTE_BRACES));
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
