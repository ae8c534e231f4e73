package dev.atoll.core.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A hash of values with their types and borders, so that no two different lists of values run into
 * the same bytes. The same on every machine.
 */
final class Digest {
  /** 96 bits: enough to tell forms of one project apart, and short enough to be read. */
  private static final int LENGTH = 24;

  /** Whether the order of a map's keys counts. */
  enum Keys {
    AS_THEY_STAND,
    SORTED
  }

  private final MessageDigest sha;

  private Digest() {
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** A digest of one purpose; two purposes never give the same hash. */
  static Digest of(String purpose) {
    return new Digest().text(purpose);
  }

  Digest text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    tag('s', bytes.length);
    sha.update(bytes);
    return this;
  }

  Digest bytes(byte[] bytes) {
    tag('b', bytes.length);
    sha.update(bytes);
    return this;
  }

  Digest texts(Iterable<String> texts) {
    sha.update((byte) '(');
    texts.forEach(this::text);
    sha.update((byte) ')');
    return this;
  }

  /** Plain data: null, truth values, numbers, texts, lists and maps; anything else as its text. */
  Digest value(@Nullable Object value, Keys keys) {
    switch (value) {
      case null -> sha.update((byte) 'n');
      case String text -> text(text);
      case Boolean truth -> sha.update((byte) (truth ? 't' : 'f'));
      case Map<?, ?> map -> map(map, keys);
      case Iterable<?> items -> {
        sha.update((byte) '[');
        items.forEach(item -> value(item, keys));
        sha.update((byte) ']');
      }
      default -> {
        sha.update((byte) 'o');
        text(value.getClass().getSimpleName());
        text(value.toString());
      }
    }
    return this;
  }

  private void map(Map<?, ?> map, Keys keys) {
    Map<?, ?> ordered =
        switch (keys) {
          case AS_THEY_STAND -> map;
          case SORTED -> {
            Map<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((key, item) -> sorted.put(String.valueOf(key), item));
            yield sorted;
          }
        };
    sha.update((byte) '{');
    ordered.forEach(
        (key, item) -> {
          value(key, keys);
          value(item, keys);
        });
    sha.update((byte) '}');
  }

  private void tag(char kind, int length) {
    sha.update((byte) kind);
    for (int shift = 24; shift >= 0; shift -= 8) {
      sha.update((byte) (length >>> shift));
    }
  }

  /** The hash, in hex; the digest cannot be used any more. */
  String hex() {
    return HexFormat.of().formatHex(sha.digest()).substring(0, LENGTH);
  }

  /** All of the hash, for what is an identity. */
  String wholeHex() {
    return HexFormat.of().formatHex(sha.digest());
  }

  static String ofList(String purpose, List<String> texts) {
    return of(purpose).texts(texts).hex();
  }
}
