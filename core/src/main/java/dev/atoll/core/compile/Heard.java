package dev.atoll.core.compile;

import dev.atoll.jinja.memo.Outside;
import dev.atoll.jinja.value.Question;
import dev.atoll.jinja.value.Read;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers for one render, and keeps what it was asked: by the render itself, or on the way to a
 * known result. For one thread.
 */
final class Heard implements Outside {
  private final Outside outside;
  private final List<Read> reads = new ArrayList<>();
  private @Nullable Render render;

  Heard(Outside outside) {
    this.outside = outside;
  }

  @Override
  public @Nullable Value answer(Question question) {
    Value answer = outside.answer(question);
    if (render == null) {
      reads.add(new Read(question, answer));
    }
    return answer;
  }

  /** Nothing known fits: this render tells itself what it reads. */
  void listenTo(Render fresh) {
    render = fresh;
    reads.clear();
  }

  List<Read> reads() {
    return render == null ? reads : render.reads().all();
  }

  /** Whether the render saw what no read tells. */
  boolean isPrivate() {
    return render != null && render.reads().privacy().isPresent();
  }
}
