package dev.atoll.core.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atoll.domain.Problems;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BlockScannerTest {
  private final Problems problems = new Problems();

  private List<String> blocks(String text) {
    return BlockScanner.scan("a.sql", text, Set.of("macro", "docs"), problems).stream()
        .map(block -> block.name() + "=" + text.substring(block.bodyStart(), block.bodyEnd()))
        .toList();
  }

  @Test
  void tagsInCommentsAndRawBlocksDoNotCount() {
    assertThat(
            blocks(
                "{# {% macro a() %}{% endmacro %} #}{% raw %}{% macro b() %}{% endraw %}"
                    + "{% macro c() %}{# {% endmacro %} #}x{% raw %}{% endmacro %}{% endraw %}y{% endmacro %}"))
        .containsExactly("c={# {% endmacro %} #}x{% raw %}{% endmacro %}{% endraw %}y");
  }

  @Test
  void quotesInATagHideItsEnd() {
    assertThat(blocks("{% macro a(x='%}', y=\"\\\"%}\") %}body{% endmacro %}"))
        .containsExactly("a=body");
  }

  @Test
  void aClosingTagInsideAStringOfAnotherTagClosesNothing() {
    String body = "{% do lines.append('{% endmacro %}') %}{{ \"{% endmacro %}\" }}";
    assertThat(blocks("{% macro a() %}" + body + "{% endmacro %}")).containsExactly("a=" + body);
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void anApostropheInProseHidesNothing() {
    assertThat(
            blocks(
                "{{ it's }} {% docs a %}don't{% enddocs %} {% docs b %}{{ can't }}{% enddocs %}"))
        .containsExactly("a=don't", "b={{ can't }}");
  }

  @Test
  void whiteSpaceMarksAreAllowed() {
    assertThat(blocks("{%- macro a() -%} x {%- endmacro -%}{%+ macro b() %}{%endmacro%}"))
        .containsExactly("a= x ", "b=");
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void aBlockAfterAClosedConditionIsAtTheTop() {
    assertThat(blocks("{% if x %}{% set y = 1 %}{% endif %}{% macro a() %}{% endmacro %}"))
        .containsExactly("a=");
    assertThat(problems.isEmpty()).isTrue();
  }
}
