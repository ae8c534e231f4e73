package dev.atoll.core.compile;

import dev.atoll.core.dbt.Notes;
import dev.atoll.domain.Sharing;
import dev.atoll.jinja.memo.Memo;
import dev.atoll.jinja.memo.Outside;
import dev.atoll.jinja.memo.Private;
import dev.atoll.jinja.memo.Rendered;
import dev.atoll.jinja.value.Render;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Renders at one site, each form once for all tenants that share it. What a template says while it
 * renders belongs to the result and is said again for each tenant. Safe for use by several threads.
 *
 * @param <R> what a render gives: immutable, with names still symbolic
 */
final class Renders<R> {
  private record Said<R>(R result, List<Consumer<Notes>> notes) {}

  private final Sharing sharing;
  private final Memo<Said<R>> memo = new Memo<>();

  Renders(Sharing sharing) {
    this.sharing = sharing;
  }

  /** One render for one tenant. */
  interface Work<R> {
    R render(Render render, Notes notes);
  }

  /** What is known of a tenant's render that gives nothing to share. */
  Optional<Private> privacy(Object key, Outside outside) {
    return sharing == Sharing.FRESH ? Optional.empty() : memo.privacy(key, outside);
  }

  /**
   * The result for one tenant.
   *
   * @param key what is rendered, the same for all tenants
   * @param outside answers for the tenant
   * @param notes of the tenant
   * @param renders makes the tenant's render
   * @throws dev.atoll.domain.ProblemException what is wrong with the template, for this tenant
   */
  R of(Object key, Outside outside, Notes notes, Render.Builder renders, Work<R> work) {
    if (sharing == Sharing.FRESH) {
      return work.render(renders.build(), notes);
    }
    Optional<Said<R>> known = memo.find(key, outside);
    if (known.isPresent()) {
      known.get().notes.forEach(note -> note.accept(notes));
      return known.get().result;
    }
    Render render = renders.build();
    KeptNotes kept = new KeptNotes(notes);
    R result;
    try {
      result = work.render(render, kept);
    } catch (NeedsDatabase e) {
      memo.keepPrivacy(key, outside, render.reads());
      throw e;
    }
    memo.keep(key, outside, new Rendered<>(new Said<>(result, kept.said()), render.reads()));
    return result;
  }
}
