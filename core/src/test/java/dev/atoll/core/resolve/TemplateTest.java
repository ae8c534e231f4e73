package dev.atoll.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TemplateTest {
  @Test
  void placeholdersAreToldFromText() {
    assertThat(Template.of("a/{tenant}-{env_var:HOME}{secret: EU }.yml").parts())
        .isEqualTo(
            List.of(
                new Template.Part.Literal("a/"),
                new Template.Part.Name("tenant"),
                new Template.Part.Literal("-"),
                new Template.Part.EnvironmentVariable("HOME"),
                new Template.Part.SecretName("EU"),
                new Template.Part.Literal(".yml")));
  }

  @Test
  void anyOtherBraceIsLiteral() {
    for (String text :
        List.of("{}", "{ tenant }", "{{tenant}}", "{{ var('x') }}", "{1}", "}{", "{a.b}")) {
      assertThat(Template.of(text).isLiteral()).as(text).isTrue();
    }
  }

  @Test
  void aPatternCoversOneSegmentForEachPlaceholder() {
    Template template = Template.of("fleet/{region}/{tenant}.yml");
    assertThat(template.pattern().matcher("fleet/eu/acme.yml").matches()).isTrue();
    assertThat(template.pattern().matcher("fleet/eu/x/acme.yml").matches()).isFalse();
    assertThat(template.pattern().matcher("fleet/eu/acmeXyml").matches()).isFalse();
  }
}
