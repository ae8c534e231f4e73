package dev.atoll.core.parse;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Applies a function to many things on an executor; results come in the order of the things. */
record OrderedTasks(Executor executor) {
  <A, B> List<B> each(List<A> things, Function<A, B> function) {
    List<CompletableFuture<B>> running =
        things.stream()
            .map(thing -> CompletableFuture.supplyAsync(() -> function.apply(thing), executor))
            .toList();
    try {
      return running.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      running.forEach(task -> task.cancel(false));
      throw e.getCause() instanceof RuntimeException bug ? bug : e;
    }
  }
}
