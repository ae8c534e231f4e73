package dev.atoll.demo;

import java.util.Arrays;

/** A list of ints that grows; millions of lines must not become millions of objects. */
final class Ints {
  private int[] values = new int[64];
  private int size;

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  int at(int index) {
    return values[index];
  }

  int size() {
    return size;
  }
}
