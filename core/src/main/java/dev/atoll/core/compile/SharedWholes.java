package dev.atoll.core.compile;

import dev.atoll.domain.Sharing;
import dev.atoll.jinja.memo.Memo;
import dev.atoll.jinja.memo.Rendered;
import dev.atoll.jinja.value.Atom;
import dev.atoll.jinja.value.Question;
import dev.atoll.jinja.value.Read;
import dev.atoll.jinja.value.Reads;
import dev.atoll.jinja.value.Render;
import dev.atoll.jinja.value.StringValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variants of incremental models, which several renders make. Together they are one render that
 * asks what each of them asks, one after another, so a tenant with the same answers has the same
 * variant. Safe for use by several threads.
 */
final class SharedWholes {
  private record Key(Object template, String node) {}

  private final Sharing sharing;
  private final Memo<Variant> memo = new Memo<>();

  SharedWholes(Sharing sharing) {
    this.sharing = sharing;
  }

  /** What another tenant with the same answers has. */
  Optional<Variant> of(NodeCompiler compiler, Node node) {
    return sharing == Sharing.FRESH || node.facts().template().isEmpty()
        ? Optional.empty()
        : memo.find(key(node), compiler.outside(node));
  }

  /** Keeps a variant for others; it holds no ephemeral model. */
  void keep(NodeCompiler compiler, Node node, Variant whole) {
    if (sharing != Sharing.FRESH) {
      memo.keep(key(node), compiler.outside(node), new Rendered<>(whole, asked(whole.reads())));
    }
  }

  private static Key key(Node node) {
    return new Key(node.facts().template().orElseThrow(), node.id());
  }

  private static Reads asked(List<Read> reads) {
    Map<Atom, String> texts = new HashMap<>();
    for (Read read : reads) {
      if (read.question() instanceof Question.TextOf text
          && read.answer() instanceof StringValue answer) {
        texts.put(text.atom(), answer.text());
      }
    }
    Render render = Render.builder().concrete(atom -> texts.getOrDefault(atom, "")).build();
    for (Read read : reads) {
      switch (read.question()) {
        case Question.Named named ->
            render.read(named.kind(), named.name(), named.details(), read::answer);
        case Question.TextOf text -> render.concretise(text.atom());
      }
    }
    return render.reads();
  }
}
