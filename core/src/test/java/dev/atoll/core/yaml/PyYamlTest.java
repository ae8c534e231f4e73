package dev.atoll.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.atoll.domain.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Reads texts whose values were noted from PyYAML 6 (CSafeLoader, keys as their text), one pair in
 * a line of pyyaml.tsv: the text as JSON, and the value.
 */
class PyYamlTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

  @Test
  void everyTextHasTheValueThatPyYamlGivesIt() throws IOException {
    List<String> lines = lines();
    assertThat(lines).hasSizeGreaterThan(900);
    String differences =
        lines.stream()
            .map(PyYamlTest::difference)
            .flatMap(Optional::stream)
            .collect(Collectors.joining("\n"));
    assertThat(differences).isEmpty();
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = PyYamlTest.class.getResourceAsStream("pyyaml.tsv")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }

  private static Optional<String> difference(String line) {
    int tab = line.indexOf('\t');
    String expected = line.substring(tab + 1);
    String found = canonical(line.substring(0, tab));
    return found.equals(expected) ? Optional.empty() : Optional.of(line + "\n  but was " + found);
  }

  private static String canonical(String json) {
    try {
      Problems problems = new Problems();
      Optional<YamlNode> node =
          YamlReader.read("a.yml", JSON.readValue(json, String.class), problems);
      return problems.hasErrors() ? "ERROR" : text(node.map(YamlNode::toJava).orElse(null));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(json, e);
    }
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Boolean bool -> "bool:" + bool;
      case Long integer -> "int:" + integer;
      case BigInteger integer -> "int:" + integer;
      case Double real -> "float:" + real;
      case String string -> "str:" + quoted(string);
      case LocalDate date -> "date:" + date;
      case LocalDateTime time -> "ldt:" + LOCAL.format(time);
      case OffsetDateTime time ->
          "odt:%d.%06d@%d"
              .formatted(
                  time.toEpochSecond(), time.getNano() / 1000, time.getOffset().getTotalSeconds());
      case List<?> list ->
          list.stream().map(PyYamlTest::text).collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> quoted((String) entry.getKey()) + ": " + text(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      default -> throw new IllegalStateException("unknown value " + value.getClass());
    };
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        case '\b' -> quoted.append("\\b");
        case '\f' -> quoted.append("\\f");
        default ->
            quoted.append(c < 32 || c > 126 ? "\\u%04x".formatted((int) c) : String.valueOf(c));
      }
    }
    return quoted.append('"').toString();
  }
}
