package dev.atoll.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.domain.Place;
import dev.atoll.domain.Problem;
import dev.atoll.domain.Problems;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class YamlReaderTest {
  private final Problems problems = new Problems();

  private YamlMap map(String text) {
    return YamlReader.readMap("a.yml", text, problems).orElseThrow();
  }

  private String found() {
    return problems.sorted().stream()
        .map(
            problem ->
                problem.code() + " " + problem.place().orElseThrow() + " " + problem.message())
        .collect(Collectors.joining("\n"));
  }

  @Test
  void keysAndValuesKnowTheirPlaces() {
    YamlMap map = map("a: 1\nbb:\n  - x\n  - 'y z'\n");

    assertThat(map.entry("bb").orElseThrow().place()).isEqualTo(new Place("a.yml", 2, 1, 2));
    YamlList list = (YamlList) map.value("bb").orElseThrow();
    assertThat(list.items().get(1).place()).isEqualTo(new Place("a.yml", 4, 5, 5));
  }

  @Test
  void anAliasKeepsThePlaceOfWhatItStandsFor() {
    YamlMap map = map("a: &x 1\nb: *x\n");

    assertThat(map.value("b").orElseThrow().place().line()).isEqualTo(1);
  }

  @Test
  void anEmptyFileIsAnEmptyMapping() {
    assertThat(map("").fields()).isEmpty();
    assertThat(map("# nothing\n").fields()).isEmpty();
    assertThat(map("---\n").fields()).isEmpty();
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void aKeyThatStandsTwiceIsAWarningAndTheLastOneCounts() {
    assertThat(map("a: 1\nb: 2\na: 3\n").toJava()).hasToString("{a=3, b=2}");
    assertThat(found()).isEqualTo("A202 a.yml:3:1 key 'a' stands twice in one mapping");
  }

  @Test
  void malformedYamlIsAProblemWithItsPlace() {
    assertThat(YamlReader.readMap("a.yml", "a: 1\nb: [1, 2\nc: 3\n", problems)).isEmpty();
    assertThat(problems.sorted().stream().map(Problem::code)).containsExactly("A201");
    assertThat(problems.sorted().getFirst().place().orElseThrow().line()).isEqualTo(3);
  }

  @Test
  void aListAtTheTopIsAProblemWhereAMappingIsNeeded() {
    assertThat(YamlReader.readMap("a.yml", "- 1\n", problems)).isEmpty();
    assertThat(found()).isEqualTo("A201 a.yml:1:1 the file must hold keys and values at its top");
  }

  @Test
  void unquotedBracesAreAProblemThatSaysToQuoteThem() {
    YamlReader.readMap("a.yml", "a: {{ var('x') }}\n", problems);

    assertThat(problems.sorted().getFirst().mend()).contains("put quotes around");
  }

  @Test
  void anImpossibleDateIsAProblem() {
    YamlReader.readMap("a.yml", "a: 2021-02-30\n", problems);

    assertThat(found()).isEqualTo("A201 a.yml:1:4 not a value that YAML knows");
  }

  @Test
  void anAliasOfItselfIsAProblem() {
    YamlReader.readMap("a.yml", "a: &x [*x]\n", problems);

    assertThat(found()).isEqualTo("A201 a.yml:1:4 an alias stands inside what it names");
  }

  @Test
  void aSecondDocumentIsAProblem() {
    assertThat(YamlReader.readMap("a.yml", "a: 1\n---\nb: 1\n", problems)).isEmpty();
    assertThat(found()).isEqualTo("A201 a.yml:3:1 the file holds a second YAML document");
  }

  @Test
  void aliasesThatMultiplyAreAProblemNotAnOutage() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      bomb.append(
          "a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d, *a%d]\n"
              .formatted(i, i, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1));
    }

    YamlReader.read("a.yml", bomb.toString(), problems);

    assertThat(problems.hasErrors()).isTrue();
  }

  @Test
  void deepNestingIsAProblemNotAnOutage() {
    YamlReader.read("a.yml", "[".repeat(100_000), problems);

    assertThat(problems.hasErrors()).isTrue();
  }

  @Test
  void aValueWithTheCharacterNulIsAProblem() {
    YamlReader.read("a.yml", "a: \"x\\0\"\n", problems);

    assertThat(found()).isEqualTo("A201 a.yml:1:4 a value holds the character NUL");
  }

  @Test
  void noTextEverMakesAnException() {
    List<String> parts =
        List.of(
            "a",
            "b: ",
            "- ",
            ": ",
            "\n",
            "\n  ",
            "\t",
            "\"",
            "'",
            "[",
            "]",
            "{",
            "}",
            ", ",
            "#",
            "&x ",
            "*x",
            "|\n",
            ">-\n",
            "{{ y }}",
            "0x_",
            "2020-13-01",
            "<<: ",
            "!!int ",
            "!!str ",
            "!z ",
            "? ",
            "\r\n",
            "\u0000",
            "\ud800",
            "\u2028",
            "---\n",
            "...",
            "%YAML 9\n",
            "1_",
            "=");
    Random random = new Random(20260101);
    for (int round = 0; round < 20_000; round++) {
      String text =
          random
              .ints(random.nextInt(16), 0, parts.size())
              .mapToObj(parts::get)
              .collect(Collectors.joining());
      YamlReader.readMap("a.yml", text, new Problems());
    }
    assertThat(problems.isEmpty()).isTrue();
  }
}
