package dev.atoll.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PainterTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Painter painter =
      new Painter(new PrintStream(bytes, false, StandardCharsets.UTF_8));

  private String printed() {
    String text = bytes.toString(StandardCharsets.UTF_8).replace("\u001b[", "^");
    bytes.reset();
    return text;
  }

  @Test
  void aSecondPictureIsDrawnOverTheFirst() {
    painter.paint(List.of("a", "b", "c"));
    printed();
    painter.paint(List.of("d", "e"));
    assertThat(printed()).isEqualTo("^?2026h\r^2Ad^K\ne^K^J^?2026l");
  }

  @Test
  void erasingLeavesTheCursorWhereThePictureBegan() {
    painter.paint(List.of("a", "b"));
    printed();
    painter.erase();
    assertThat(printed()).isEqualTo("\r^1A^J");
  }

  @Test
  void whatIsNotThereIsNotErased() {
    painter.erase();
    assertThat(printed()).isEmpty();
  }
}
