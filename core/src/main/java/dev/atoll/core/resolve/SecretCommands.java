package dev.atoll.core.resolve;

import dev.atoll.domain.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Runs the commands that print secrets, each at most as often at a time as its declaration says,
 * and keeps what they printed for as long as it is good. Nothing they print, errors included, is
 * ever shown. Safe for use by several threads.
 */
final class SecretCommands {
  /** More than any key or token; a command that prints on and on is stopped. */
  private static final int MOST_BYTES = 64 * 1024;

  /** One command with its placeholders filled in. */
  record Call(SecretSpec.Command spec, List<String> command) {
    Call {
      command = List.copyOf(command);
    }
  }

  /** What became of a call: a value, or what is wrong. */
  record Answer(Optional<String> value, Optional<Problem> problem, long at) {}

  private final Path folder;
  private final Map<String, String> environment;
  private final LongSupplier nanoTime;
  private final Map<Call, Answer> answers = new ConcurrentHashMap<>();
  private final Map<Call, Object> locks = new ConcurrentHashMap<>();
  private final Map<SecretSpec.Command, Semaphore> permits = new ConcurrentHashMap<>();

  /**
   * Prepares a resolution.
   *
   * @param folder where commands run
   * @param environment all that they see
   * @param nanoTime tells how long ago something was
   */
  SecretCommands(Path folder, Map<String, String> environment, LongSupplier nanoTime) {
    this.folder = folder;
    this.environment = Map.copyOf(environment);
    this.nanoTime = nanoTime;
  }

  /** Runs what is not known yet, side by side. */
  void fetch(Collection<Call> calls) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> running = new ArrayList<>();
      calls.stream().distinct().forEach(call -> running.add(threads.submit(() -> answer(call))));
      for (Future<Answer> one : running) {
        waitFor(one);
      }
    }
  }

  private static void waitFor(Future<Answer> running) {
    try {
      running.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("running a command failed", e.getCause());
    }
  }

  /** What a command says, from memory while that is good. */
  Answer answer(Call call) {
    Answer known = answers.get(call);
    if (known != null && isGood(known, call)) {
      return known;
    }
    // One at a time for one call: whoever waited finds the answer of the one before.
    synchronized (lock(call)) {
      Answer meanwhile = answers.get(call);
      if (meanwhile != null && isGood(meanwhile, call)) {
        return meanwhile;
      }
      Answer fresh = run(call);
      answers.put(call, fresh);
      return fresh;
    }
  }

  private Object lock(Call call) {
    return locks.computeIfAbsent(call, key -> new Object());
  }

  private boolean isGood(Answer answer, Call call) {
    long age = nanoTime.getAsLong() - answer.at();
    return call.spec().ttl().map(ttl -> age < ttl.toNanos()).orElse(true);
  }

  private Answer run(Call call) {
    Semaphore permit = permits.computeIfAbsent(call.spec(), spec -> new Semaphore(spec.parallel()));
    try {
      permit.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(call, "it was interrupted", "start again");
    }
    try {
      return started(call);
    } finally {
      permit.release();
    }
  }

  private Answer started(Call call) {
    ProcessBuilder builder =
        new ProcessBuilder(call.command())
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      return finished(call, builder.start());
    } catch (IOException e) {
      return failed(
          call,
          "it cannot be started",
          "make sure that '" + call.spec().command().getFirst() + "' is installed and on the PATH");
    }
  }

  private Answer finished(Call call, Process process) {
    Duration timeout = call.spec().timeout();
    CompletableFuture<byte[]> output = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> read(process, output));
    try {
      byte[] printed = output.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      if (!process.waitFor(timeout)) {
        return tooSlow(call);
      }
      return judged(call, process.exitValue(), printed);
    } catch (TimeoutException e) {
      return tooSlow(call);
    } catch (ExecutionException e) {
      return failed(call, "what it prints cannot be read", "run it by hand");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(call, "it was interrupted", "start again");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static void read(Process process, CompletableFuture<byte[]> output) {
    try (var stream = process.getInputStream()) {
      output.complete(stream.readNBytes(MOST_BYTES + 1));
    } catch (IOException e) {
      output.completeExceptionally(e);
    }
  }

  private Answer judged(Call call, int exit, byte[] printed) {
    if (printed.length > MOST_BYTES) {
      return failed(call, "it printed more than 64 KiB", "print the value alone");
    }
    if (exit != 0) {
      return failed(
          call,
          "it ended with exit code " + exit,
          "run it by hand: what it says is not shown here, since it may hold the secret");
    }
    String text = new String(printed, StandardCharsets.UTF_8).replaceFirst("\\r?\\n\\z", "");
    return text.isBlank()
        ? failed(call, "it printed nothing", "print the value on standard output")
        : new Answer(Optional.of(text), Optional.empty(), nanoTime.getAsLong());
  }

  private Answer tooSlow(Call call) {
    return failed(
        call,
        "it took longer than " + call.spec().timeout().toSeconds() + " s",
        "make it faster, or give it more time with 'timeout'");
  }

  /** The command is named as it is written, so that one cause is one Problem for all tenants. */
  private Answer failed(Call call, String cause, String mend) {
    SecretSpec.Command spec = call.spec();
    return new Answer(
        Optional.empty(),
        Optional.of(
            Problem.error(
                FleetCodes.NO_SECRET,
                spec.place(),
                "secret '" + spec.name() + "' cannot be had",
                "its command is " + String.join(" ", spec.command()) + "; " + cause,
                mend)),
        nanoTime.getAsLong());
  }
}
