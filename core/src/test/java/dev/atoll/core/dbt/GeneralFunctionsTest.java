package dev.atoll.core.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.domain.Problem;
import org.junit.jupiter.api.Test;

/** Expected values were printed by dbt. */
final class GeneralFunctionsTest {
  private final Rendering rendering = new Rendering();

  @Test
  void logAndPrintGoToTheNotesAndPrintNothing() {
    assertThat(
            rendering.text(
                "{{ log('a', info=True) }}{{ log({'b': 1}) }}{{ print(5) }}{{ log(none, true) }}"))
        .isEmpty();
    assertThat(rendering.said)
        .containsExactly("info: a", "debug: {'b': 1}", "print: 5", "info: None");
  }

  @Test
  void aWarningGoesToTheNotes() {
    assertThat(rendering.value("exceptions.warn('careful')")).isEmpty();
    assertThat(rendering.said).containsExactly("warning: careful");
  }

  @Test
  void returnIsForMacros() {
    assertThat(rendering.problem("return([1])").message())
        .isEqualTo("return() was called outside of a macro");
  }

  @Test
  void jsonIsWrittenAsPythonDoes() {
    assertThat(rendering.value("tojson({'a': 'é', 'b': [1, 2.5, none, true], 'c': (1, 2)})"))
        .isEqualTo("{\"a\": \"\\u00e9\", \"b\": [1, 2.5, null, true], \"c\": [1, 2]}");
    assertThat(rendering.value("tojson({'b': 1, 'a': 2}, sort_keys=true)"))
        .isEqualTo("{\"a\": 2, \"b\": 1}");
    assertThat(rendering.value("tojson([1e20, 1.0, 0.1, 1e-7, 12345678901234567890])"))
        .isEqualTo("[1e+20, 1.0, 0.1, 1e-07, 12345678901234567890]");
    assertThat(rendering.problem("tojson(set([1]), 'd')").message())
        .isEqualTo("Object of type set is not JSON serializable");
  }

  @Test
  void jsonIsRead() {
    assertThat(rendering.value("fromjson('{\"a\": [1, 2.0, null, true], \"b\": 1e3}')"))
        .isEqualTo("{'a': [1, 2.0, None, True], 'b': 1000.0}");
    assertThat(rendering.value("fromjson('{nope') ~ fromjson('{nope', 'd')")).isEqualTo("Noned");
    assertThat(rendering.problem("fromjson(5)").code()).isEqualTo("A305");
  }

  @Test
  void yamlIsRead() {
    assertThat(rendering.value("fromyaml('a: 1\\nb: [x, 2020-01-01, yes, 1.5]')"))
        .isEqualTo("{'a': 1, 'b': ['x', datetime.date(2020, 1, 1), True, 1.5]}");
    assertThat(rendering.value("fromyaml('5') ~ fromyaml('') ~ fromyaml('a: [', 'd')"))
        .isEqualTo("5Noned");
  }

  @Test
  void yamlIsWrittenAsPyYamlDoes() {
    assertThat(
            rendering.value(
                "toyaml({'b': 1, 'a': ['x', 'yes', '1', none, true, 1.0, '', 'a: b', 'é',"
                    + " \"it's\", 'line\\nbreak', '2020-01-01', '- x', ' lead']})"))
        .isEqualTo(
            """
            b: 1
            a:
            - x
            - 'yes'
            - '1'
            - null
            - true
            - 1.0
            - ''
            - 'a: b'
            - "\\xe9"
            - it's
            - 'line

              break'
            - '2020-01-01'
            - '- x'
            - ' lead'
            """);
    assertThat(
            rendering.value(
                "toyaml({'b': {'c': [1, {'d': 2}], 'e': {}}, 'a': []}, sort_keys=true)"))
        .isEqualTo("a: []\nb:\n  c:\n  - 1\n  - d: 2\n  e: {}\n");
    assertThat(rendering.value("toyaml([[1, [2]], {'a': {'b': []}}])"))
        .isEqualTo("- - 1\n  - - 2\n- a:\n    b: []\n");
    assertThat(rendering.value("toyaml('x') ~ toyaml({'a': 1e20, 'b': 1e-7, 1: 2})"))
        .isEqualTo("x\n...\na: 1.0e+20\nb: 1.0e-07\n1: 2\n");
  }

  @Test
  void yamlQuotesWhatWouldBeReadAsSomethingElse() {
    assertThat(
            rendering.value(
                "toyaml({'x': 'a\\tb', 'y': '#c', 'z': 'a #b', 'w': '@x', 'v': '%a', 'u': '~',"
                    + " 't': '12:30', 's': '0x1f', 'r': '1_000', 'q': '!x', 'p': '&a',"
                    + " 'o': 'a:b', 'n': 'a,b', 'm': '[a', 'l': '*', 'k': '1e5', 'j': '.5',"
                    + " 'i': 'y', 'h': '=', 'g': '<<', 'd': 'trail '})"))
        .isEqualTo(
            """
            x: "a\\tb"
            y: '#c'
            z: 'a #b'
            w: '@x'
            v: '%a'
            u: '~'
            t: '12:30'
            s: '0x1f'
            r: '1_000'
            q: '!x'
            p: '&a'
            o: a:b
            n: a,b
            m: '[a'
            l: '*'
            k: 1e5
            j: '.5'
            i: y
            h: '='
            g: '<<'
            d: 'trail '
            """);
  }

  @Test
  void collectionsComeStrictAndWithDefaults() {
    assertThat(rendering.value("set([1, 1])")).isEqualTo("{1}");
    assertThat(rendering.value("set(5) ~ set(5, 'd') ~ (set('abc') | length)")).isEqualTo("Noned3");
    assertThat(rendering.value("zip([1, 2], ['a', 'b']) | list")).isEqualTo("[(1, 'a'), (2, 'b')]");
    assertThat(rendering.value("zip(5, [1]) ~ zip(5, [1], default='d')")).isEqualTo("Noned");
    assertThat(rendering.value("zip() | list")).isEqualTo("[]");
    assertThat(rendering.problem("set_strict(5)").message())
        .isEqualTo("'int' object is not iterable");
    assertThat(rendering.problem("zip_strict(5)").code()).isEqualTo("A305");
  }

  @Test
  void localMd5IsThatOfTheText() {
    assertThat(rendering.value("local_md5('abc')")).isEqualTo("900150983cd24fb0d6963f7d28e17f72");
    assertThat(rendering.problem("local_md5(5)").code()).isEqualTo("A305");
  }

  @Test
  void theDifferenceOfTwoDictsIgnoresCase() {
    assertThat(
            rendering.value(
                "diff_of_two_dicts({'a': ['x', 'Y'], 'b': ['z'], 'C': ['q']},"
                    + " {'A': ['y'], 'c': ['q', 'r']})"))
        .isEqualTo("{'a': ['x'], 'b': ['z']}");
  }

  @Test
  void theProjectCanRaise() {
    Problem problem = rendering.problem("exceptions.raise_compiler_error('boom\\nand more')");
    assertThat(problem.code()).isEqualTo("A320");
    assertThat(problem.message()).isEqualTo("boom");
    assertThat(problem.cause()).isEqualTo("and more");
    assertThat(rendering.problem("exceptions.raise_not_implemented('ni')").message())
        .isEqualTo("ni");
    assertThat(rendering.problem("exceptions.missing_relation('rel')").message())
        .isEqualTo("the relation rel does not exist");
    assertThat(rendering.problem("exceptions.missing_config(model, 'unique_key')").message())
        .isEqualTo("model.shop.orders needs the config 'unique_key', which is not set");
  }

  @Test
  void aBrokenContractNamesEachDifference() {
    Problem problem =
        rendering.problem(
            "exceptions.raise_contract_error([{'name': 'a', 'data_type': 'INT'},"
                + " {'name': 'c', 'data_type': 'DATE'}],"
                + " [{'name': 'a', 'data_type': 'TEXT'}, {'name': 'b', 'data_type': 'TEXT'}])");
    assertThat(problem.cause())
        .isEqualTo(
            """
            column a is TEXT, in the contract INT
            column b (TEXT) is not in the contract
            column c (DATE) is missing from the model""");
  }

  @Test
  void anyFailureBecomesTheMessageAskedFor() {
    String call = "try_or_compiler_error('msg', exceptions.raise_compiler_error, 'x')";
    Problem problem = rendering.problem(call);
    assertThat(problem.message()).isEqualTo("msg");
    assertThat(problem.cause()).isEqualTo("x");
    assertThat(rendering.value("try_or_compiler_error('msg', tojson, [1])")).isEqualTo("[1]");
  }

  @Test
  void whatBelongsToTheRunIsRecorded() {
    assertThat(
            rendering.value(
                "invocation_id ~ thread_id ~ dbt_version ~ run_started_at.strftime('%Y')"))
        .isEqualTo("an-invocationThread-11.11.162026");
    assertThat(rendering.reads())
        .containsExactly("run invocation_id", "run thread_id", "run run_started_at");
  }

  @Test
  void flagsAreRecorded() {
    assertThat(rendering.value("flags.FULL_REFRESH ~ flags.WHICH ~ (flags.NOPE is defined)"))
        .isEqualTo("FalserunFalse");
    assertThat(rendering.reads())
        .containsExactly("flags FULL_REFRESH", "flags WHICH", "flags NOPE");
  }

  @Test
  void validationTakesWhatIsNamed() {
    assertThat(rendering.value("validation.any['a', 'b']('a')")).isEqualTo("None");
    assertThat(rendering.problem("validation.any['a', 'b']('c')").code()).isEqualTo("A321");
  }
}
