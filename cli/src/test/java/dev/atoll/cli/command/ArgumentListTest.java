package dev.atoll.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArgumentListTest {
  private static ArgumentList of(String... arguments) {
    return ArgumentList.of(List.of(arguments));
  }

  @Test
  void optionsMayStandBeforeTheCommand() {
    assertThat(of("--quiet", "--target", "prod", "run", "-x"))
        .isEqualTo(
            new ArgumentList(Optional.of("run"), List.of("--quiet", "--target", "prod", "-x")));
  }

  @Test
  void aValueJoinedWithItsOptionIsNotLookedForBehindIt() {
    assertThat(of("--target=prod", "run").command()).contains("run");
  }

  @Test
  void dbtsFlagsWithValuesMayStandBeforeTheCommandToo() {
    assertThat(of("--log-level", "debug", "ls").command()).contains("ls");
  }

  @Test
  void runShowIsOneCommand() {
    assertThat(of("run", "show", "01J"))
        .isEqualTo(new ArgumentList(Optional.of("run show"), List.of("01J")));
  }

  @Test
  void aModelCalledShowCanBeSelected() {
    assertThat(of("run", "--select", "show"))
        .isEqualTo(new ArgumentList(Optional.of("run"), List.of("--select", "show")));
  }

  @Test
  void jsonIsWantedHoweverItIsWritten() {
    assertThat(of("build", "--output", "json").wantsJson()).isTrue();
    assertThat(of("build", "--output=json").wantsJson()).isTrue();
    assertThat(of("build", "--output", "text", "--select", "json").wantsJson()).isFalse();
  }
}
