package dev.atoll.core.ledger;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;

/**
 * The process of a run.
 *
 * @param started when it started, since process numbers are used again; empty when the system does
 *     not say
 */
public record RunProcess(String host, long pid, Optional<Instant> started) {
  static RunProcess current() {
    ProcessHandle self = ProcessHandle.current();
    return new RunProcess(hostName(), self.pid(), self.info().startInstant());
  }

  /** Whether it is, or was, one of this machine. */
  boolean isHere() {
    return host.equals(hostName());
  }

  /** Whether it is known to have ended; a process of another machine never is. */
  boolean isGone() {
    if (!isHere()) {
      return false;
    }
    Optional<ProcessHandle> handle = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    if (handle.isEmpty()) {
      return true;
    }
    Optional<Instant> begun = handle.get().info().startInstant();
    return started.isPresent()
        && begun.isPresent()
        && Micros.of(started.get()) != Micros.of(begun.get());
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
